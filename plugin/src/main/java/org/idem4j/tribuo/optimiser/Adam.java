package org.idem4j.tribuo.optimiser;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import org.idem4j.tribuo.configuration.ConfiguredFields;

/**
 * Adam (Kingma &amp; Ba 2015): s ← β₁s + (1 − β₁)g, r ← β₂r + (1 − β₂)g²,
 * θ ← θ − η√(1 − β₂ᵗ)/(1 − β₁ᵗ) · s/(√r + ε). With a weight decay λ, which g knows nothing of, θ ← (1 − ηλ)θ comes first
 * (AdamW, Loshchilov &amp; Hutter 2019).
 */
public final class Adam extends Optimiser {

    @Config(description = "The decay of the mean gradient.")
    private double beta1 = 0.9;

    @Config(description = "The decay of the mean squared gradient.")
    private double beta2 = 0.999;

    @Config(description = "The constant that keeps the division stable.")
    private double epsilon = 1e-8;

    @Config(description = "How fast weights are drawn to zero beside the gradient; 0 for not at all.")
    private double weightDecay = 0;

    /** For OLCUT. */
    private Adam() {
        super(1e-3, RateSchedule.CONSTANT);
    }

    private Adam(double learningRate, RateSchedule schedule) {
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
    public static Adam of(double learningRate, RateSchedule schedule) {
        return checked(new Adam(learningRate, schedule));
    }

    /**
     * The decay of the mean gradient.
     *
     * @return The value.
     */
    public double beta1() {
        return beta1;
    }

    /**
     * The decay of the mean squared gradient.
     *
     * @return The value.
     */
    public double beta2() {
        return beta2;
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
    public double weightDecay() {
        return weightDecay;
    }

    /**
     * The same rule with a weight decay.
     *
     * @param decay λ, finite and not negative.
     * @return A new optimiser.
     * @throws IllegalArgumentException If it is negative or not finite.
     */
    public Adam withWeightDecay(double decay) {
        Adam copy = ConfiguredFields.copy(this, new Adam());
        copy.weightDecay = decay;
        return checked(copy);
    }

    @Override
    public int quantities() {
        return 2;
    }

    @Override
    public UpdateStep step(long number, double learningRate) {
        long t = number + 1;
        float rate = (float) (learningRate * Math.sqrt(1 - Math.pow(beta2, t)) / (1 - Math.pow(beta1, t)));
        float keepS = (float) beta1;
        float addS = (float) (1 - beta1);
        float keepR = (float) beta2;
        float addR = (float) (1 - beta2); // 1 − keepR would be off by 1e-5 of it
        float floor = (float) epsilon;
        return (theta, g, s, r, count) -> {
            for (int i = 0; i < count; i++) {
                s[i] = keepS * s[i] + addS * g[i];
                r[i] = keepR * r[i] + addR * (g[i] * g[i]);
                theta[i] -= rate * s[i] / ((float) Math.sqrt(r[i]) + floor);
            }
        };
    }

    @Override
    void checkRule() {
        checkDecay("beta1", beta1);
        checkDecay("beta2", beta2);
        checkEpsilon(epsilon);
        if (!(weightDecay >= 0) || Double.isInfinite(weightDecay)) {
            throw new PropertyException(
                    "", "weightDecay", "The weight decay must be finite and not negative, but is " + weightDecay + ".");
        }
    }
}
