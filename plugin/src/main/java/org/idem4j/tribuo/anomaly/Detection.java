package org.idem4j.tribuo.anomaly;

import java.util.List;
import java.util.function.Predicate;
import org.tribuo.Dataset;
import org.tribuo.Prediction;
import org.tribuo.anomaly.Event;
import org.tribuo.anomaly.Event.EventType;
import org.tribuo.anomaly.evaluation.AnomalyEvaluation;
import org.tribuo.anomaly.evaluation.AnomalyEvaluator;

/**
 * How well a detector tells events apart: Tribuo's own counts, and the scores behind them.
 *
 * @param evaluation Tribuo's evaluation at the detector's threshold.
 * @param expected The scores of the expected events.
 * @param anomalous The scores of the anomalous ones.
 */
public record Detection(AnomalyEvaluation evaluation, double[] expected, double[] anomalous) {

    /**
     * Evaluates a detector.
     *
     * @param model The detector.
     * @param events The events, none unknown.
     * @return The evaluation.
     * @throws IllegalArgumentException If there are no events, or the detector refuses one.
     */
    public static Detection of(IdempotentAnomalyModel model, Dataset<Event> events) {
        if (events.size() == 0) {
            throw new IllegalArgumentException("The data set is empty; evaluation needs at least one event.");
        }
        List<Prediction<Event>> predictions = model.predict(events);
        AnomalyEvaluation evaluation = new AnomalyEvaluator().evaluate(model, predictions, events.getProvenance());
        return new Detection(
                evaluation,
                scores(predictions, type -> type == EventType.EXPECTED),
                scores(predictions, type -> type == EventType.ANOMALOUS));
    }

    private static double[] scores(List<Prediction<Event>> predictions, Predicate<EventType> chosen) {
        return predictions.stream()
                .filter(prediction ->
                        chosen.test(prediction.getExample().getOutput().getType()))
                .mapToDouble(prediction -> prediction.getOutput().getScore())
                .toArray();
    }

    /**
     * The probability that an anomalous event scores higher than an expected one.
     *
     * @return Between 0 and 1; NaN if there are none of one kind.
     */
    public double areaUnderCurve() {
        return RankStatistic.areaUnderCurve(expected, anomalous);
    }

    /**
     * The share of expected events that were called anomalous.
     *
     * @return Between 0 and 1; NaN if there are no expected events.
     */
    public double falseAlarms() {
        return (double) evaluation.getFalsePositives() / expected.length;
    }
}
