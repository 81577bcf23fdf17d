package org.idem4j.tribuo.experiment.autodiff;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;
import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.TrainableNetwork;
import org.idem4j.tribuo.experiment.noise.Method;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.Initialisation;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;
import org.idem4j.tribuo.task.Task;
import org.idem4j.tribuo.training.GaussianRows;

/**
 * The gradient of a step at one row of N(0, 1), recorded.
 *
 * @param id The method's name.
 * @param configuration The step.
 */
record StepPoint(String id, Step configuration) implements Task<Recording> {

    /**
     * All that determines a step.
     *
     * @param layers The network's layers.
     * @param initialisation How its parameters are drawn.
     * @param method How they are to be moved.
     * @param seed The seed of the parameters and the row.
     */
    public record Step(List<DenseLayer> layers, Initialisation initialisation, Method method, long seed) {}

    @Override
    public double seconds() {
        return 1;
    }

    @Override
    public Recording run(DoubleConsumer progress) {
        List<DenseLayer> layers = configuration.layers();
        SplittableRandom random = new SplittableRandom(configuration.seed());
        float[] parameters = configuration.initialisation().draw(layers, random);
        try (TrainableNetwork network = Engine.training(layers, parameters, Sgd.of(1, RateSchedule.CONSTANT))) {
            return network.scoped(() -> recorded(network, new GaussianRows(random.nextLong())));
        }
    }

    private Recording recorded(TrainableNetwork network, GaussianRows rows) {
        int n = configuration.layers().get(0).inputs();
        Batch x = network.batch(1, n, rows);
        RecordingNetwork recording = new RecordingNetwork(network);
        configuration.method().objective(n).accumulate(recording, null, null, x, null);
        return recording.recording();
    }
}
