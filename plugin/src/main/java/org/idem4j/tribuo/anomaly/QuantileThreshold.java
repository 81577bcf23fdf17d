package org.idem4j.tribuo.anomaly;

import java.util.Arrays;

/**
 * A threshold by a quantile of scores of expected rows that nothing was fitted to. Of N such rows it is the score of rank
 * ⌈(N + 1) · quantile⌉: a further row from the same source then exceeds it with a probability of at most 1 − quantile,
 * whatever the scores' distribution (split conformal prediction, Vovk, Gammerman &amp; Shafer 2005).
 *
 * @param quantile Between 0 and 1.
 */
public record QuantileThreshold(double quantile) {

    /** What rounding may add to a whole number. */
    private static final double ROUNDING = 1e-9;

    /**
     * Checks the quantile.
     *
     * @param quantile Between 0 and 1.
     * @throws IllegalArgumentException If it is not between 0 and 1.
     */
    public QuantileThreshold {
        if (!(quantile > 0 && quantile < 1)) {
            throw new IllegalArgumentException("The quantile must lie between 0 and 1, but is " + quantile + ".");
        }
    }

    /**
     * Whether a score is an anomaly's.
     *
     * @param score The score.
     * @param threshold The threshold.
     * @return True if it is higher, or no number, as that of a row so far out that floats do not reach.
     */
    public static boolean exceeded(double score, double threshold) {
        return !(score <= threshold);
    }

    /**
     * The rows that it takes: with fewer no score is high enough to promise the quantile.
     *
     * @return The smallest N with ⌈(N + 1) · quantile⌉ ≤ N.
     */
    public long fewestRows() {
        return Math.max(1, (long) Math.ceil(quantile / (1 - quantile) - ROUNDING));
    }

    /**
     * The same quantile, or the highest that so many rows can promise.
     *
     * @param rows The rows that there are, at least one.
     * @return This where there are {@link #fewestRows()}, else the quantile rows / (rows + 1), whose threshold is the highest
     *     score.
     */
    public QuantileThreshold reachableBy(int rows) {
        return rows >= fewestRows() ? this : new QuantileThreshold(rows / (rows + 1.0));
    }

    /**
     * The threshold.
     *
     * @param scores Scores of expected rows; left as they are.
     * @return The score that a row must exceed to be an anomaly.
     * @throws IllegalArgumentException If there are fewer than {@link #fewestRows()}, or the threshold is not finite.
     */
    public double of(double[] scores) {
        if (scores.length < fewestRows()) {
            throw new IllegalArgumentException("The quantile " + quantile + " needs the scores of at least "
                    + fewestRows() + " expected rows, but there are " + scores.length
                    + "; give more rows or choose a lower quantile.");
        }
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double threshold = sorted[(int) Math.ceil((scores.length + 1) * quantile - ROUNDING) - 1];
        if (!Double.isFinite(threshold)) {
            throw new IllegalArgumentException("The quantile " + quantile + " of the scores is " + threshold
                    + ": the model's outputs are not finite on expected rows.");
        }
        return threshold;
    }
}
