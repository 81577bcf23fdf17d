package org.idem4j.tribuo.training;

import java.util.SplittableRandom;
import org.idem4j.tribuo.engine.Network;
import org.idem4j.tribuo.objective.Losses;

/**
 * The rows kept for validation, corrupted once.
 *
 * @param data The rows; none means no validation.
 * @param reconstructionWeight The weight of the task in {@link #score}.
 * @param idempotenceWeight The weight of the gap in {@link #score}.
 */
record Validation(TrainingData data, double reconstructionWeight, double idempotenceWeight) {

    static Validation of(TrainingData data, TrainingPlan plan, SplittableRandom random) {
        if (plan.corruption() != null) {
            plan.corruption().corrupt(data.inputs(), data.dimension(), random);
        }
        return new Validation(
                data, plan.objective().reconstructionWeight(), plan.objective().idempotenceWeight());
    }

    /** The mean squares of f(x) − target and f(f(x)) − f(x); NaN without rows. */
    Losses measure(Network network) {
        if (data.rows() == 0) {
            return new Losses(Double.NaN, Double.NaN);
        }
        float[] y = network.apply(data.inputs());
        return new Losses(meanSquare(y, data.targets()), meanSquare(network.apply(y), y));
    }

    /** Task and gap by the objective's own weights: the lower the better. */
    double score(Losses measured) {
        return reconstructionWeight * measured.reconstruction() + idempotenceWeight * measured.idempotence();
    }

    private static double meanSquare(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = (double) a[i] - b[i];
            sum += difference * difference;
        }
        return sum / a.length;
    }
}
