package org.idem4j.tribuo.experiment.noise;

import java.util.function.DoubleConsumer;
import org.idem4j.tribuo.task.Task;

/**
 * One run, from the first parameters to the last.
 *
 * @param id Its name.
 * @param configuration The run.
 */
public record RunPoint(String id, RunSettings configuration) implements Task<RunResult> {

    @Override
    public double seconds() {
        var layers = configuration.layers();
        double step = TimeGuess.STEP
                + TimeGuess.draw(layers, configuration.batchSize())
                + TimeGuess.gradient(configuration.method().gradient(), layers, configuration.batchSize());
        return configuration.epochs() * step
                + 2 * configuration.curvePoints() * TimeGuess.forward(layers, configuration.evaluationRows());
    }

    @Override
    public RunResult run(DoubleConsumer progress) {
        try (NoiseTraining training = new NoiseTraining(configuration)) {
            return new NoiseRun(training, configuration).run(progress);
        }
    }
}
