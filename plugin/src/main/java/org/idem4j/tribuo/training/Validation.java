package org.idem4j.tribuo.training;

import java.util.random.RandomGenerator;
import org.idem4j.tribuo.engine.Network;
import org.idem4j.tribuo.objective.Term;

/**
 * The rows kept for validation, corrupted once.
 *
 * @param data The rows; none means no validation.
 * @param reconstructionWeight The weight of the task in {@link #score}.
 * @param idempotenceWeight The weight of the gap in {@link #score}.
 */
record Validation(TrainingData data, double reconstructionWeight, double idempotenceWeight) {

    static Validation of(TrainingData data, TrainingPlan plan, RandomGenerator random) {
        if (plan.corruption() != null) {
            plan.corruption().corrupt(data.inputs(), data.dimension(), random);
        }
        return new Validation(
                data,
                plan.objective().weight(Term.RECONSTRUCTION),
                plan.objective().weight(Term.IDEMPOTENCE));
    }

    /**
     * What the network makes of the rows.
     *
     * @param reconstruction The mean square of f(x) − target; NaN without rows.
     * @param gap That of f(f(x)) − f(x); NaN without rows.
     */
    record Measured(double reconstruction, double gap) {}

    Measured measure(Network network) {
        if (data.rows() == 0) {
            return new Measured(Double.NaN, Double.NaN);
        }
        float[] y = network.apply(data.inputs());
        return new Measured(meanSquare(y, data.knownTargets()), meanSquare(network.apply(y), y));
    }

    /** Task and gap by the objective's own weights: the lower the better. */
    double score(Measured measured) {
        return reconstructionWeight * measured.reconstruction() + idempotenceWeight * measured.gap();
    }

    /** Over what is known in b. */
    private static double meanSquare(float[] a, float[] b) {
        double sum = 0;
        int known = 0;
        for (int i = 0; i < a.length; i++) {
            if (!Float.isNaN(b[i])) {
                double difference = (double) a[i] - b[i];
                sum += difference * difference;
                known++;
            }
        }
        return sum / known;
    }
}
