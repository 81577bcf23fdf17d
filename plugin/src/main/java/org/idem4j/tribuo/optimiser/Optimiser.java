package org.idem4j.tribuo.optimiser;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenancable;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;

/**
 * An update rule with its learning rate and schedule: how the parameters θ move along a gradient g, with up to
 * {@value #MOST_QUANTITIES} quantities that it keeps for each parameter. It keeps no state itself; in floats a step equals
 * ND4J's updater of the same name followed by a subtraction.
 */
public abstract sealed class Optimiser implements Configurable, Provenancable<ConfiguredObjectProvenance>
        permits AdaGrad, Adam, Momentum, RmsProp, Sgd {

    /** The most {@link #quantities()} that a rule has. */
    public static final int MOST_QUANTITIES = 2;

    @Config(description = "The learning rate, above zero.")
    private double learningRate;

    @Config(description = "How the learning rate changes over the run.")
    private RateSchedule schedule = RateSchedule.CONSTANT;

    /**
     * For the rules; the rate is checked by {@link #checked}.
     *
     * @param learningRate The learning rate.
     * @param schedule How it changes.
     */
    Optimiser(double learningRate, RateSchedule schedule) {
        this.learningRate = learningRate;
        this.schedule = schedule;
    }

    /** Checks what was set in code, where a constructor can't call {@link #postConfig()} itself. */
    static <O extends Optimiser> O checked(O optimiser) {
        try {
            optimiser.postConfig();
        } catch (PropertyException e) {
            throw new IllegalArgumentException(e.getMsg(), e);
        }
        return optimiser;
    }

    @Override
    public void postConfig() {
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new PropertyException(
                    "", "learningRate", "The learning rate must be above zero and finite, not " + learningRate + ".");
        }
        checkRule();
    }

    /** Checks the rule's own parameters; throws PropertyException. */
    void checkRule() {}

    /** Checks a decay rate. */
    static void checkDecay(String name, double value) {
        if (!(value >= 0 && value < 1)) {
            throw new PropertyException(
                    "", name, "The " + name + " must be at least 0 and below 1, not " + value + ".");
        }
    }

    /** Checks a stabilising constant. */
    static void checkEpsilon(double epsilon) {
        if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
            throw new PropertyException(
                    "", "epsilon", "The epsilon must be above zero and finite, not " + epsilon + ".");
        }
    }

    /**
     * The learning rate at a point of the run.
     *
     * @param progress The share of the run's steps that are done, in [0, 1).
     * @return The rate.
     */
    public double rate(double progress) {
        return learningRate * schedule.factor(progress);
    }

    /**
     * How fast the rule draws weights to zero beside the gradient.
     *
     * @return λ: before each step they are multiplied by 1 − ηλ with its learning rate η; 0 by default.
     */
    public double weightDecay() {
        return 0;
    }

    /**
     * How many quantities the rule keeps for each parameter.
     *
     * @return From 0 to {@value #MOST_QUANTITIES}.
     */
    public abstract int quantities();

    /**
     * What the quantities are before the first step.
     *
     * @return The value of each.
     */
    public float firstQuantity() {
        return 0;
    }

    /**
     * A step.
     *
     * @param number Its number, from 0.
     * @param learningRate Its learning rate; {@link #rate} gives it.
     * @return The step, for blocks of parameters.
     */
    public abstract UpdateStep step(long number, double learningRate);

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "Optimiser");
    }
}
