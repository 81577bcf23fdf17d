package org.idem4j.tribuo.data.description;

import java.util.ArrayList;
import java.util.List;

/** Counts the numbers that programs write where nothing was measured. */
final class Sentinels {

    private static final double[] VALUES = {
        -1, -9, -99, -999, -9999, -99999, -999999, 99, 999, 9999, 99999, 999999, 65535, -32768
    };

    private final long[] counts = new long[VALUES.length];

    void add(double value) {
        for (int i = 0; i < VALUES.length; i++) {
            if (value == VALUES[i]) {
                counts[i]++;
            }
        }
    }

    /** One of the numbers and how often it stands in a column. */
    record Found(double value, long count) {}

    /** Those that lie beyond an interval. */
    List<Found> beyond(double low, double high) {
        List<Found> found = new ArrayList<>();
        for (int i = 0; i < VALUES.length; i++) {
            if (counts[i] > 0 && (VALUES[i] < low || VALUES[i] > high)) {
                found.add(new Found(VALUES[i], counts[i]));
            }
        }
        return found;
    }
}
