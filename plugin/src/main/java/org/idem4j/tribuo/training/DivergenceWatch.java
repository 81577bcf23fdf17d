package org.idem4j.tribuo.training;

import java.util.List;
import org.idem4j.tribuo.objective.Losses;

/**
 * Tells when training has diverged: a loss is not finite, or the mean of an epoch's losses is larger than the targets'
 * variance, so that their columns' means would do better, and than four times the lowest so far. Losses are not negative,
 * so an epoch is condemned as soon as the sum of its steps is too large for its mean.
 */
final class DivergenceWatch {

    /** Twice the root mean square. */
    private static final double WORSE = 4;

    private final double variance;
    private Losses lowest;

    /**
     * A watch.
     *
     * @param terms The names of the objective's terms.
     * @param data The rows trained on; where all targets are their column's mean only what is not finite counts.
     */
    DivergenceWatch(List<String> terms, TrainingData data) {
        this.lowest = Losses.all(terms, Double.POSITIVE_INFINITY);
        double meanSquare = meanSquareAboutMeans(data);
        this.variance = meanSquare > 0 ? meanSquare : Double.POSITIVE_INFINITY;
    }

    /** Takes losses as the standard for later ones, if they are the lowest: those of the first step, and of each epoch. */
    void accept(Losses losses) {
        lowest = lowest.lower(losses);
    }

    /**
     * Whether an epoch has diverged.
     *
     * @param losses The sum over its steps so far, each by its share of the epoch's rows.
     */
    boolean diverged(Losses losses) {
        return !losses.finite()
                || losses.names().stream()
                        .anyMatch(term -> losses.of(term) > Math.max(variance, WORSE * lowest.of(term)));
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
