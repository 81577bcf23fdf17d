package org.idem4j.tribuo.network;

/**
 * Some of a network's parameters, one after the other.
 *
 * @param from The first.
 * @param to The first that is not among them.
 */
public record ParameterRange(int from, int to) {

    /**
     * Checks the order.
     *
     * @param from The first, from 0.
     * @param to The first that is not among them, not below the first.
     * @throws IllegalArgumentException If the range begins below 0 or ends before it begins.
     */
    public ParameterRange {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("There are no parameters from " + from + " to " + to + ".");
        }
    }

    /**
     * The number of parameters.
     *
     * @return How many.
     */
    public int count() {
        return to - from;
    }
}
