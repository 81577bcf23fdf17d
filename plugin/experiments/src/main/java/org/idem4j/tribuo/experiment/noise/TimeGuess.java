package org.idem4j.tribuo.experiment.noise;

import java.util.List;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.objective.GradientRule;

/** Guesses of durations on two cores, good enough to tell the time left. */
public final class TimeGuess {

    /** Seconds that a step takes at least. */
    public static final double STEP = 2e-5;

    /** Operations per second of matrix products. */
    private static final double SPEED = 1.9e11;
    /** Seconds to draw a value of N(0, 1). */
    private static final double DRAW = 1e-8;
    /** Forward passes that a modified step is worth: three, and one backward pass of twice the work. */
    private static final int MODIFIED_PASSES = 5;
    /** Likewise of an ordinary step: two, and two backward passes. */
    private static final int ORDINARY_PASSES = 6;

    private TimeGuess() {}

    /**
     * An application of f.
     *
     * @param layers The network.
     * @param rows The rows that it is applied to.
     * @return Seconds.
     */
    public static double forward(List<DenseLayer> layers, int rows) {
        return 2.0
                * rows
                * layers.stream().mapToDouble(DenseLayer::parameterCount).sum()
                / SPEED;
    }

    /**
     * A gradient at a batch that is there.
     *
     * @param rule Modified or ordinary.
     * @param layers The network.
     * @param rows The rows of the batch.
     * @return Seconds.
     */
    public static double gradient(GradientRule rule, List<DenseLayer> layers, int rows) {
        return (rule == GradientRule.MODIFIED ? MODIFIED_PASSES : ORDINARY_PASSES) * forward(layers, rows);
    }

    /**
     * Drawing a batch.
     *
     * @param layers The network.
     * @param rows The rows of the batch.
     * @return Seconds.
     */
    public static double draw(List<DenseLayer> layers, int rows) {
        return DRAW * rows * layers.get(0).inputs();
    }
}
