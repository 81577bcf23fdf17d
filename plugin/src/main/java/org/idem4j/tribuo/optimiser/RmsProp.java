package org.idem4j.tribuo.optimiser;

import com.oracle.labs.mlrg.olcut.config.Config;

/** RMSProp (Hinton 2012): s ← βs + (1 − β)g², θ ← θ − ηg/(√s + ε). */
public final class RmsProp extends Optimiser {

    @Config(description = "The decay of the mean squared gradient.")
    private double decay = 0.95;

    @Config(description = "The constant that keeps the division stable.")
    private double epsilon = 1e-8;

    /** For OLCUT. */
    private RmsProp() {
        super(1e-3, RateSchedule.CONSTANT);
    }

    private RmsProp(double learningRate, RateSchedule schedule) {
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
    public static RmsProp of(double learningRate, RateSchedule schedule) {
        return checked(new RmsProp(learningRate, schedule));
    }

    /**
     * The decay of the mean squared gradient.
     *
     * @return The value.
     */
    public double decay() {
        return decay;
    }

    /**
     * The constant that keeps the division stable.
     *
     * @return The value.
     */
    public double epsilon() {
        return epsilon;
    }

    @Override
    public int quantities() {
        return 1;
    }

    @Override
    public float firstQuantity() {
        return (float) epsilon;
    }

    @Override
    public UpdateStep step(long number, double learningRate) {
        return new SquaredGradients((float) decay, (float) (1 - decay), (float) epsilon).step(learningRate);
    }

    @Override
    void checkRule() {
        checkDecay("decay", decay);
        checkEpsilon(epsilon);
    }
}
