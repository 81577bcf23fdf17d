package org.idem4j.tribuo.cli;

import java.util.Optional;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.tribuo.anomaly.IdempotentAnomalyModel;
import org.idem4j.tribuo.anomaly.QuantileThreshold;
import org.idem4j.tribuo.anomaly.RowDetector;
import org.idem4j.tribuo.anomaly.ServedDetector;

/**
 * A score and what counts as an anomaly by it.
 *
 * @param score The score.
 * @param threshold What an anomaly exceeds.
 */
record ScoreCalibration(RowScore score, double threshold) {

    boolean isAnomaly(double value) {
        return QuantileThreshold.exceeded(value, threshold);
    }

    /**
     * By the scores of expected rows.
     *
     * @param quantile The share of such rows that are to stay below the threshold.
     * @param given The threshold; null for the quantile of the rows' scores.
     */
    static ScoreCalibration by(float[] reference, RowScore score, double quantile, Double given) {
        return new ScoreCalibration(
                score, given != null ? given : new QuantileThreshold(quantile).of(score.of(reference)));
    }

    /** The detector that a file holds; empty for another model. */
    static Optional<RowDetector> detector(OpenModel open) {
        if (open.stored() instanceof IdempotentAnomalyModel detector) {
            return Optional.of(detector);
        }
        return open.model() instanceof OnnxRegressor served
                ? ServedDetector.of(served).map(detector -> detector)
                : Optional.empty();
    }
}
