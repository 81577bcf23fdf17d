package org.idem4j.tribuo.evaluation;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tribuo.Prediction;
import org.tribuo.evaluation.Evaluation;
import org.tribuo.evaluation.metrics.EvaluationMetric;
import org.tribuo.evaluation.metrics.MetricID;
import org.tribuo.evaluation.metrics.MetricTarget;
import org.tribuo.provenance.EvaluationProvenance;
import org.tribuo.regression.Regressor;

/** The measurements of one model on one data set. Immutable. */
public final class IdempotenceEvaluation implements Evaluation<Regressor> {

    private final SelfMapMetrics metrics;
    private final List<Prediction<Regressor>> predictions;
    private final EvaluationProvenance provenance;

    IdempotenceEvaluation(
            SelfMapMetrics metrics, List<Prediction<Regressor>> predictions, EvaluationProvenance provenance) {
        this.metrics = metrics;
        // A copy would make all those of a block of rows, which are computed as they are asked for.
        this.predictions = predictions instanceof LatePredictions
                ? Collections.unmodifiableList(predictions)
                : List.copyOf(predictions);
        this.provenance = provenance;
    }

    /**
     * The numbers.
     *
     * @return What was measured.
     */
    public SelfMapMetrics metrics() {
        return metrics;
    }

    @Override
    public Map<MetricID<Regressor>, Double> asMap() {
        Map<MetricID<Regressor>, Double> map = new LinkedHashMap<>();
        put(map, "rmse", metrics.rmse());
        put(map, "r2", metrics.r2());
        for (int k = 0; k < metrics.gap().length; k++) {
            put(map, "gap" + k, metrics.gap()[k]);
        }
        put(map, "relative_gap", metrics.relativeGap());
        put(map, "output_std", metrics.outputStd());
        put(map, "effective_rank", metrics.effectiveRank());
        put(map, "distance_from_identity", metrics.distanceFromIdentity());
        return Collections.unmodifiableMap(map);
    }

    private static void put(Map<MetricID<Regressor>, Double> map, String name, double value) {
        map.put(new MetricID<>(new MetricTarget<Regressor>(EvaluationMetric.Average.MACRO), name), value);
    }

    @Override
    public List<Prediction<Regressor>> getPredictions() {
        return predictions;
    }

    @Override
    public EvaluationProvenance getProvenance() {
        return provenance;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "rows %d, rmse %.5g, r2 %.5g, gap %.5g (relative %.5g), output std %.5g, effective rank %.4g, "
                        + "distance from identity %.5g",
                metrics.rows(),
                metrics.rmse(),
                metrics.r2(),
                metrics.gap()[0],
                metrics.relativeGap(),
                metrics.outputStd(),
                metrics.effectiveRank(),
                metrics.distanceFromIdentity());
    }
}
