package org.idem4j.tribuo.experiment.noise;

import java.util.List;
import org.idem4j.tribuo.progress.TrainingOutcome;

/**
 * What a run gave.
 *
 * @param outcome Whether it was completed or diverged.
 * @param epochsRun The steps begun; the last one failed if the run diverged before the end.
 * @param start The network as it was drawn.
 * @param end The network in the end; not finite if it diverged.
 * @param curve The network on the way, from epoch 0.
 * @param parametersSha256 The SHA-256 of the parameters in the end, as big-endian floats in the layers' order: two runs that
 *     agree in it agree in every bit.
 * @param secondsPerStep The median of the wall-clock seconds of a step; a measurement, other each time.
 */
public record RunResult(
        TrainingOutcome outcome,
        int epochsRun,
        Measurement start,
        Measurement end,
        List<CurvePoint> curve,
        String parametersSha256,
        double secondsPerStep) {

    /**
     * The network at a moment.
     *
     * @param epoch After so many steps.
     * @param error As {@link Measurement#error}.
     * @param outputEnergy As {@link Measurement#outputEnergy}.
     */
    public record CurvePoint(int epoch, double error, double outputEnergy) {}

    /**
     * The paper's rule (its Figure 3): a run that ends no better than it began is discarded.
     *
     * @return Whether the run counts.
     */
    public boolean improved() {
        return outcome == TrainingOutcome.COMPLETED && end.error() < start.error();
    }
}
