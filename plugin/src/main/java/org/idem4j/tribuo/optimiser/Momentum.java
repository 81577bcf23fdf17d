package org.idem4j.tribuo.optimiser;

import com.oracle.labs.mlrg.olcut.config.Config;

/** Gradient descent with Nesterov's momentum. */
public final class Momentum extends Optimiser {

    @Config(description = "The share of the last step that is kept.")
    private double momentum = 0.9;

    /** For OLCUT. */
    private Momentum() {
        super(0.1, RateSchedule.CONSTANT);
    }

    private Momentum(double learningRate, RateSchedule schedule) {
        super(learningRate, schedule);
    }

    /**
     * The rule at a rate, its other parameters at their defaults.
     *
     * @param learningRate The learning rate, above zero.
     * @param schedule How it changes over the run.
     * @return The optimiser.
     * @throws IllegalArgumentException If the rate is not above zero and finite.
     */
    public static Momentum of(double learningRate, RateSchedule schedule) {
        return checked(new Momentum(learningRate, schedule));
    }

    /**
     * The share of the last step that is kept.
     *
     * @return The value.
     */
    public double momentum() {
        return momentum;
    }

    @Override
    void checkRule() {
        checkDecay("momentum", momentum);
    }
}
