package org.idem4j.tribuo.training;

import java.util.List;
import org.idem4j.tribuo.progress.EpochRecord;
import org.idem4j.tribuo.progress.TrainingOutcome;

/**
 * How a run ended.
 *
 * @param parameters The network's parameters to keep.
 * @param keptEpoch The epoch at whose end they stood; 0 for the initial network.
 * @param history The measurements of the epochs that were run to their end.
 * @param outcome How it ended.
 */
public record TrainingResult(float[] parameters, int keptEpoch, List<EpochRecord> history, TrainingOutcome outcome) {}
