package org.idem4j.tribuo.optimiser;

import com.oracle.labs.mlrg.olcut.config.Config;

/** AdaGrad (Duchi et al. 2011): s ← s + g², θ ← θ − ηg/(√s + ε). */
public final class AdaGrad extends Optimiser {

    @Config(description = "The constant that keeps the division stable.")
    private double epsilon = 1e-6;

    /** For OLCUT. */
    private AdaGrad() {
        super(0.1, RateSchedule.CONSTANT);
    }

    private AdaGrad(double learningRate, RateSchedule schedule) {
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
    public static AdaGrad of(double learningRate, RateSchedule schedule) {
        return checked(new AdaGrad(learningRate, schedule));
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
        return new SquaredGradients(1, 1, (float) epsilon).step(learningRate);
    }

    @Override
    void checkRule() {
        checkEpsilon(epsilon);
    }
}
