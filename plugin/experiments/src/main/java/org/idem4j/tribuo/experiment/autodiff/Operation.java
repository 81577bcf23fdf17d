package org.idem4j.tribuo.experiment.autodiff;

import java.util.List;

/**
 * Something that the engine did. Values are numbered in the order in which they came up, the input x first, from 0.
 *
 * @param kind What it did.
 * @param inputs The values that went in.
 * @param factors Of a linear combination, a factor per input; otherwise empty.
 * @param through Of a backpropagation, the output of the application that it goes through; otherwise null.
 * @param output The value that came out; null if none did.
 */
record Operation(Kind kind, List<Integer> inputs, List<Double> factors, Integer through, Integer output) {

    /** The operations of the engine. */
    public enum Kind {
        /** Applies f and keeps what backpropagation needs. */
        PASS("f, kept for backpropagation"),
        /** Applies f. */
        APPLY("f, nothing kept"),
        /** Adds multiples of values. */
        COMBINE("linear combination"),
        /** Shortens an error to a multiple of another, row by row. */
        BOUND("bound by another error"),
        /** Measures how far two values are from each other; gives a number, not a value. */
        DISTANCE("squared distance"),
        /** Goes back through an application to its parameters. */
        BACKWARD("backward to the parameters"),
        /** Goes back through an application to its parameters and its input. */
        BACKWARD_TO_INPUT("backward to the parameters and the input");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** f, with or without keeping. */
    boolean forward() {
        return kind == Kind.PASS || kind == Kind.APPLY;
    }

    /** Back through f. */
    boolean backward() {
        return through != null;
    }
}
