package org.idem4j.tribuo.experiment.noise;

import java.util.function.DoubleConsumer;
import org.idem4j.tribuo.experiment.frame.Point;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.objective.GradientRule;

/**
 * One run, from the first parameters to the last.
 *
 * @param id Its name.
 * @param configuration The run.
 */
public record RunPoint(String id, RunSettings configuration) implements Point<RunResult> {

    /** Operations per second of matrix products on two cores; like all of these only for the guess of the time. */
    private static final double SPEED = 1.9e11;
    /** Seconds to draw a value. */
    private static final double DRAW = 1e-8;
    /** Seconds that a step takes at least. */
    private static final double STEP = 2e-5;

    @Override
    public double seconds() {
        double weights = configuration.layers().stream()
                .mapToDouble(DenseLayer::parameterCount)
                .sum();
        double forward = 2 * weights * configuration.batchSize() / SPEED;
        double passes = configuration.method().gradient() == GradientRule.MODIFIED ? 5 : 6;
        double step = STEP + passes * forward + configuration.batchSize() * configuration.dimension() * DRAW;
        return configuration.epochs() * step + 2 * forward * configuration.curvePoints();
    }

    @Override
    public RunResult run(DoubleConsumer progress) {
        try (NoiseTraining training = new NoiseTraining(configuration)) {
            return new NoiseRun(training, configuration).run(progress);
        }
    }
}
