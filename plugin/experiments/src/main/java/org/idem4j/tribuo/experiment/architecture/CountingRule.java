package org.idem4j.tribuo.experiment.architecture;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** What can be meant by the number of a network's parameters. */
enum CountingRule {
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

    CountingRule(String words, ToLongFunction<ParameterCount> number) {
        this.words = words;
        this.number = number;
    }

    String words() {
        return words;
    }

    /** The first rule that gives a number, or nothing. */
    static Optional<CountingRule> of(ParameterCount count, long number) {
        return Arrays.stream(values())
                .filter(rule -> rule.number.applyAsLong(count) == number)
                .findFirst();
    }
}
