package org.idem4j.tribuo.optimiser;

/** Plain stochastic gradient descent, θ ← θ − rate · dL/dθ. */
public final class Sgd extends Optimiser {

    /** For OLCUT. */
    private Sgd() {
        super(0.1, RateSchedule.CONSTANT);
    }

    private Sgd(double learningRate, RateSchedule schedule) {
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
    public static Sgd of(double learningRate, RateSchedule schedule) {
        return checked(new Sgd(learningRate, schedule));
    }

    @Override
    public int quantities() {
        return 0;
    }

    @Override
    public UpdateStep step(long number, double learningRate) {
        float rate = (float) learningRate;
        return (theta, g, s, r, count) -> {
            for (int i = 0; i < count; i++) {
                theta[i] -= rate * g[i];
            }
        };
    }
}
