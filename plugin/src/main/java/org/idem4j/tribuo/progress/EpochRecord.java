package org.idem4j.tribuo.progress;

import java.util.Optional;
import org.idem4j.tribuo.evaluation.NoiseSpread;

/**
 * One epoch's measurements. Errors are root mean squares over rows and columns in standardised units (raw ones when the
 * trainer does not standardise), taken over the epoch's batches as they were trained on.
 *
 * @param epoch The epoch, from 1.
 * @param learningRate The learning rate of its last step.
 * @param reconstruction Root mean square of f(x) − target; NaN when the term has no weight.
 * @param gap Root mean square of f(f(x)) − f(x); NaN when the term has no weight.
 * @param validationReconstruction As {@code reconstruction}, on the validation rows; NaN without them.
 * @param validationGap As {@code gap}, on the validation rows; NaN without them.
 * @param onNoise How much the images differ that the network makes of noise; empty where it was not trained on any, or rows are
 *     no images.
 */
public record EpochRecord(
        int epoch,
        double learningRate,
        double reconstruction,
        double gap,
        double validationReconstruction,
        double validationGap,
        Optional<NoiseSpread> onNoise) {

    /**
     * An epoch of a training without noise.
     *
     * @param epoch The epoch, from 1.
     * @param learningRate The learning rate of its last step.
     * @param reconstruction Root mean square of f(x) − target; NaN when the term has no weight.
     * @param gap Root mean square of f(f(x)) − f(x); NaN when the term has no weight.
     * @param validationReconstruction As {@code reconstruction}, on the validation rows; NaN without them.
     * @param validationGap As {@code gap}, on the validation rows; NaN without them.
     */
    public EpochRecord(
            int epoch,
            double learningRate,
            double reconstruction,
            double gap,
            double validationReconstruction,
            double validationGap) {
        this(epoch, learningRate, reconstruction, gap, validationReconstruction, validationGap, Optional.empty());
    }
}
