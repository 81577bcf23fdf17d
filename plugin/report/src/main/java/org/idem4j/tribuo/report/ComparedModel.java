package org.idem4j.tribuo.report;

import org.idem4j.tribuo.evaluation.SelfMapMetrics;

/**
 * A model that another is compared with, judged on the same rows.
 *
 * @param name For legends and the heads of columns.
 * @param description For sentences.
 * @param metrics Its measurements.
 */
public record ComparedModel(String name, String description, SelfMapMetrics metrics) {

    /**
     * The model's own network, trained for the reconstruction alone.
     *
     * @param metrics Its measurements.
     * @return The model.
     */
    public static ComparedModel withoutIdempotence(SelfMapMetrics metrics) {
        return new ComparedModel("without idempotence", "the same network trained without idempotence", metrics);
    }

    /**
     * One of another trainer.
     *
     * @param name The trainer's.
     * @param metrics Its measurements.
     * @return The model.
     */
    public static ComparedModel of(String name, SelfMapMetrics metrics) {
        return new ComparedModel(name, name, metrics);
    }
}
