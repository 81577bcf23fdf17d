package org.idem4j.tribuo.benchmark;

import java.util.Arrays;

/**
 * Several timings of the same thing.
 *
 * @param median Half were faster.
 * @param low A tenth were faster.
 * @param high A tenth were slower.
 */
record Figures(double median, double low, double high) {

    static Figures of(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        return new Figures(sorted[last / 2], sorted[last / 10], sorted[last - last / 10]);
    }
}
