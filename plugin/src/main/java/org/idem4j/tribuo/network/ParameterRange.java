package org.idem4j.tribuo.network;

import java.util.ArrayList;
import java.util.List;

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

    /** The range of the same parameters where so many others come before them. */
    ParameterRange movedBy(int count) {
        return new ParameterRange(from + count, to + count);
    }

    /** The same parameters in as few ranges as can be. */
    static List<ParameterRange> joined(List<ParameterRange> ranges) {
        List<ParameterRange> joined = new ArrayList<>();
        for (ParameterRange range : ranges) {
            ParameterRange before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (before != null && before.to() == range.from()) {
                joined.set(joined.size() - 1, new ParameterRange(before.from(), range.to()));
            } else {
                joined.add(range);
            }
        }
        return List.copyOf(joined);
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
