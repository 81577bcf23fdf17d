package org.idem4j.tribuo.experiment.architecture;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What can be meant by the number of a network's parameters. */
enum Reading {
    ALL("the weights and biases of all layers, Σ (in + 1)·out", ParameterCount::parameters),
    WEIGHTS("the weights alone, Σ in·out", ParameterCount::weights),
    WITHOUT_LAST_BIAS(
            "all but the last layer's bias",
            count -> count.parameters()
                    - count.layers().get(count.layers().size() - 1).biases()),
    FIRST_BIAS_TWICE(
            "all, the first layer's bias twice",
            count -> count.parameters() + count.layers().get(0).biases());

    private final String words;
    private final ToLongFunction<ParameterCount> number;

    Reading(String words, ToLongFunction<ParameterCount> number) {
        this.words = words;
        this.number = number;
    }

    String words() {
        return words;
    }

    /** The first reading that gives a number, or nothing. */
    static Optional<Reading> of(ParameterCount count, long number) {
        return Arrays.stream(values())
                .filter(reading -> reading.number.applyAsLong(count) == number)
                .findFirst();
    }
}
