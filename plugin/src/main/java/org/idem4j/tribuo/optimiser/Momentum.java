package org.idem4j.tribuo.optimiser;

import com.oracle.labs.mlrg.olcut.config.Config;

/** Gradient descent with Nesterov's momentum: s' = μs − ηg, θ ← θ − μs + (1 + μ)s'. */
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
    public int quantities() {
        return 1;
    }

    @Override
    public UpdateStep step(long number, double learningRate) {
        float rate = (float) learningRate;
        float kept = (float) momentum;
        float ahead = 1 + kept;
        return (theta, g, s, r, count) -> {
            for (int i = 0; i < count; i++) {
                float before = kept * s[i];
                s[i] = before - rate * g[i];
                theta[i] += ahead * s[i] - before;
            }
        };
    }

    @Override
    void checkRule() {
        checkDecay("momentum", momentum);
    }
}
