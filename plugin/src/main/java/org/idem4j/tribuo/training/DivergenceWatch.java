package org.idem4j.tribuo.training;

import org.idem4j.tribuo.objective.Losses;

/**
 * Tells when training has diverged: a loss is not finite, or the mean of an epoch's losses is larger than the targets'
 * variance, so that their columns' means would do better, and than four times the lowest so far. Losses are not negative,
 * so an epoch is condemned as soon as the sum of its steps is too large for its mean.
 *
 * @param variance Of the targets; infinity where all are their column's mean, so that only what is not finite counts.
 */
record DivergenceWatch(double variance) {

    /** Twice the root mean square. */
    private static final double WORSE = 4;

    /** A watch over a training on these rows. */
    static DivergenceWatch of(TrainingData data) {
        double meanSquare = meanSquareAboutMeans(data);
        return new DivergenceWatch(meanSquare > 0 ? meanSquare : Double.POSITIVE_INFINITY);
    }

    /**
     * Whether an epoch has diverged.
     *
     * @param losses The sum over its steps so far, each by its share of the epoch's rows.
     * @param lowest The lowest losses of the first step and of the epochs before.
     */
    boolean diverged(Losses losses, Losses lowest) {
        return !losses.finite() || losses.anyAbove(variance, WORSE, lowest);
    }

    /** Σᵢⱼ wᵢ(tᵢⱼ − mean of column j)² / (n · rows), on the scale of the losses. */
    private static double meanSquareAboutMeans(TrainingData data) {
        int n = data.dimension();
        float[] targets = data.targets();
        double[] means = new double[n];
        for (int i = 0; i < targets.length; i++) {
            means[i % n] += targets[i] / (double) data.rows();
        }
        double sum = 0;
        for (int i = 0; i < targets.length; i++) {
            double centred = targets[i] - means[i % n];
            sum += data.weights()[i / n] * centred * centred;
        }
        return sum / targets.length;
    }
}
