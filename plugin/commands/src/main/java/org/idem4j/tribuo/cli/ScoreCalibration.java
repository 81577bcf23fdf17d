package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.util.Optional;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.onnx.selfmap.SelfMap;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.tribuo.anomaly.ColumnScale;
import org.idem4j.tribuo.anomaly.IdempotentAnomalyModel;
import org.idem4j.tribuo.anomaly.QuantileThreshold;
import org.idem4j.tribuo.anomaly.ScoreMetadata;

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
     * By expected rows.
     *
     * @param reference Their table.
     * @param quantile The share of such rows that are to stay below the threshold.
     * @param given The threshold; null for the quantile of the rows' scores.
     */
    static ScoreCalibration by(
            ScoredTable reference, OpenModel open, RowScore.By measured, double quantile, Double given)
            throws IOException {
        DenseSelfMap f = open.selfMap();
        float[] rows = reference.read(open);
        RowScore score = new RowScore(f, ColumnScale.of(rows, f.selfMap().dimension()), measured);
        return new ScoreCalibration(score, given != null ? given : new QuantileThreshold(quantile).of(score.of(rows)));
    }

    /** What a detector's file says of its score, in the order of the model's columns; empty for another model. */
    static Optional<ScoreMetadata> own(OpenModel open) {
        if (open.stored() instanceof IdempotentAnomalyModel detector) {
            return Optional.of(new ScoreMetadata(detector.scale(), detector.threshold()));
        }
        return open.model() instanceof OnnxRegressor served
                ? ScoreMetadata.in(served.metadata()).map(told -> ordered(told, served))
                : Optional.empty();
    }

    private static ScoreMetadata ordered(ScoreMetadata told, OnnxRegressor served) {
        SelfMap selfMap = served.selfMap();
        float[] inFile = told.scale().deviations();
        if (inFile.length != selfMap.dimension()) {
            throw new IllegalArgumentException("The file's metadata give units for " + inFile.length
                    + " columns, but it has " + selfMap.dimension() + ".");
        }
        float[] deviations = new float[inFile.length];
        for (int c = 0; c < deviations.length; c++) {
            deviations[c] = inFile[served.graphNames().indexOf(selfMap.names().get(c))];
        }
        return new ScoreMetadata(new ColumnScale(deviations), told.threshold());
    }
}
