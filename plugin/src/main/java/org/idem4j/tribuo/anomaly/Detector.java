package org.idem4j.tribuo.anomaly;

import org.idem4j.tribuo.IdempotentModel;

/**
 * What makes a row an anomaly: that a self-map moves it too far.
 *
 * @param regressor The self-map f.
 * @param scale The units of the columns.
 * @param threshold The root mean square of (f(x) − x) / deviation above which a row is an anomaly.
 */
record Detector(IdempotentModel regressor, ColumnScale scale, double threshold) {

    /**
     * Checks that the parts fit together.
     *
     * @throws IllegalArgumentException If the scale has another number of columns, or the threshold is not finite.
     */
    Detector {
        int n = regressor.selfMap().dimension();
        if (scale.deviations().length != n) {
            throw new IllegalArgumentException(
                    "The scale has " + scale.deviations().length + " columns, the network " + n + ".");
        }
        if (!(threshold >= 0) || Double.isInfinite(threshold)) {
            throw new IllegalArgumentException(
                    "The threshold must be finite and not negative, but is " + threshold + ".");
        }
    }

    double[] scores(float[] rows) {
        return scale.distances(regressor, rows);
    }

    boolean isAnomaly(double score) {
        return QuantileThreshold.exceeded(score, threshold);
    }

    boolean identicalTo(Detector other) {
        return regressor.identicalTo(other.regressor)
                && scale.equals(other.scale)
                && Double.compare(threshold, other.threshold) == 0;
    }
}
