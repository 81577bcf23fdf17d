package org.idem4j.tribuo.experiment;

import java.util.Arrays;

/** Order statistics; values that are not numbers are left out. */
final class Statistics {

    private Statistics() {}

    /** The value below which a share of the values lies, linear between the two next to it; NaN without any. */
    static double quantile(double[] values, double share) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    static double median(double[] values) {
        return quantile(values, 0.5);
    }

    /** The median of each value and as many on each side; towards the ends of as many as both sides have. */
    static double[] runningMedian(double[] values, int onEachSide) {
        double[] medians = new double[values.length];
        Arrays.setAll(medians, i -> {
            int side = Math.min(onEachSide, Math.min(i, values.length - 1 - i));
            return median(Arrays.copyOfRange(values, i - side, i + side + 1));
        });
        return medians;
    }

    static double[] absolute(double[] values) {
        return Arrays.stream(values).map(Math::abs).toArray();
    }
}
