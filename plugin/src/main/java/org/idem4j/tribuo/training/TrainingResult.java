package org.idem4j.tribuo.training;

import java.util.List;
import org.idem4j.tribuo.progress.BackOff;
import org.idem4j.tribuo.progress.EpochRecord;
import org.idem4j.tribuo.progress.TrainingOutcome;

/**
 * How a run ended.
 *
 * @param parameters The network's parameters to keep.
 * @param keptEpoch The epoch at whose end they stood; 0 for the initial network.
 * @param history The measurements of the epochs that were run to their end.
 * @param outcome How it ended.
 * @param backOffs How often it diverged and went on from an earlier network, in order.
 */
public record TrainingResult(
        float[] parameters, int keptEpoch, List<EpochRecord> history, TrainingOutcome outcome, List<BackOff> backOffs) {

    /**
     * What is left of the configured learning rate and idempotence weight at the end.
     *
     * @return The factor; 1 without back-offs.
     */
    public double factor() {
        return backOffs.isEmpty() ? 1 : backOffs.get(backOffs.size() - 1).factor();
    }
}
