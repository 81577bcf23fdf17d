package org.idem4j.tribuo.experiment.frame;

import com.oracle.labs.mlrg.olcut.config.PropertyException;
import org.idem4j.tribuo.configuration.Setting;

/**
 * An experiment that refuses what it can't run when it is configured.
 *
 * @param <R> The type of its points' results.
 */
public abstract class CheckedExperiment<R> implements Experiment<R> {

    /** For the experiments. */
    protected CheckedExperiment() {}

    /**
     * Refuses a value.
     *
     * @param holds Whether it may stand.
     * @param field The field of the configuration.
     * @param message What is wrong with it, and what it may be.
     * @throws PropertyException If it may not.
     */
    protected final void require(boolean holds, String field, String message) {
        Setting.require(holds, name(), field, message);
    }

    /**
     * Refuses a value that is not above zero and finite.
     *
     * @param field The field of the configuration.
     * @param value Its value.
     * @throws PropertyException If it may not stand.
     */
    protected final void requirePositive(String field, double value) {
        require(value > 0 && Double.isFinite(value), field, "must be above zero and finite, but is " + value + ".");
    }
}
