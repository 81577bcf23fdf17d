package org.idem4j.tribuo.experiment.trajectory;

import org.idem4j.tribuo.experiment.noise.Measurement;
import org.idem4j.tribuo.progress.TrainingOutcome;

/**
 * The gradients along a pair of runs, a value per epoch, each before the epoch's step. A cosine with a gradient of zero is
 * NaN.
 *
 * @param outcome Whether both runs were completed, or one of them diverged, where both end.
 * @param start The network as it was drawn.
 * @param modifiedEnd The network that the modified method ends with.
 * @param ordinaryEnd The network that the ordinary method ends with.
 * @param modified Along the modified method's trajectory.
 * @param ordinary Along the ordinary method's trajectory.
 * @param separately The cosine between the modified gradient on the modified trajectory and the ordinary one on the ordinary
 *     trajectory, at the same batch.
 */
public record GradientCourse(
        TrainingOutcome outcome,
        Measurement start,
        Measurement modifiedEnd,
        Measurement ordinaryEnd,
        Along modified,
        Along ordinary,
        double[] separately) {

    /**
     * Both gradients along one trajectory, at the same parameters and batch.
     *
     * @param modifiedNorm The Euclidean norm of the modified gradient.
     * @param ordinaryNorm The Euclidean norm of the ordinary gradient.
     * @param cosine The cosine between them.
     */
    public record Along(double[] modifiedNorm, double[] ordinaryNorm, double[] cosine) {}

    /**
     * The epochs.
     *
     * @return How many there are values of.
     */
    public int epochs() {
        return separately.length;
    }
}
