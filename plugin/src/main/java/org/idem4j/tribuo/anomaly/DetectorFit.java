package org.idem4j.tribuo.anomaly;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.idem4j.onnx.selfmap.SelfMap;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.SelfMapTrainer;
import org.idem4j.tribuo.data.SourceProvenance;
import org.idem4j.tribuo.mixture.LatentMixture;
import org.idem4j.tribuo.mixture.MixtureFit;
import org.idem4j.tribuo.training.RandomStream;

/**
 * Makes detectors of rows, and their threshold.
 *
 * @param trainer The trainer of the self-map.
 * @param score What the score is to be.
 * @param call Which call of the trainer each training stands for.
 * @param seed The seed of the mixture's fit.
 */
record DetectorFit(SelfMapTrainer trainer, AnomalyScore score, int call, long seed) {

    /**
     * A detector with its threshold.
     *
     * @param quantile The share of expected rows that the threshold is to let pass.
     * @param scored The rows whose scores gave it.
     * @param heldOut Of these the ones that the detector was not trained on.
     */
    record Calibrated(Detector detector, double quantile, int scored, int heldOut) {}

    /** The threshold is the quantile of the scores of the rows held out. */
    Calibrated heldOut(EventRows rows, QuantileThreshold quantile) {
        Detector detector = fit(rows);
        double[] scores = detector.scores(rows.heldOutRows(detector.regressor().selfMap()));
        return new Calibrated(
                detector.withThreshold(quantile.of(scores)), quantile.quantile(), scores.length, scores.length);
    }

    /**
     * The threshold is the quantile of the scores of all rows, each by a detector of the parts that it is not in. Their
     * densities differ in units and bounds, which are taken out and those of the last detector put in.
     */
    Calibrated inTurns(List<EventRows> parts, EventRows all, QuantileThreshold wanted) {
        int count = parts.stream().mapToInt(part -> part.heldOut().size()).sum();
        double[] comparable = new double[count];
        int filled = 0;
        for (EventRows part : parts) {
            Detector detector = fit(part);
            for (double value :
                    detector.scores(part.heldOutRows(detector.regressor().selfMap()))) {
                comparable[filled++] = value + detector.offset();
            }
        }
        QuantileThreshold quantile = wanted.reachableBy(count);
        Detector detector = fit(all);
        double limit = Math.max(0, quantile.of(comparable) - detector.offset());
        return new Calibrated(detector.withThreshold(limit), quantile.quantile(), count, 0);
    }

    private Detector fit(EventRows rows) {
        // A wild cell is what a detector is to see.
        IdempotentModel regressor =
                trainer.train(rows.training(), Map.of(), call).withoutGuard();
        SelfMap selfMap = regressor.selfMap();
        float[] values = rows.trainingRows(selfMap);
        int n = selfMap.dimension();
        Optional<Encoding> encoding = score == AnomalyScore.MIXTURE ? Encoding.of(regressor) : Optional.empty();
        LatentMixture mixture = encoding.map(encoder ->
                        MixtureFit.fit(encoder.encode().apply(values), encoder.columns(), new RandomStream(seed)))
                .orElse(null);
        boolean images =
                SourceProvenance.imageShape(rows.training().getProvenance()).isPresent();
        ColumnScale scale = images ? ColumnScale.ofOneUnit(values, n) : ColumnScale.of(values, n);
        return new Detector(regressor, scale, mixture, TypicalValues.of(values, n), 0);
    }
}
