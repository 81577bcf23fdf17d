package org.idem4j.tribuo.experiment.noise;

import java.util.function.BiFunction;
import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.Network;
import org.idem4j.tribuo.engine.RowSource;
import org.idem4j.tribuo.engine.TrainableNetwork;
import org.idem4j.tribuo.objective.Losses;
import org.idem4j.tribuo.objective.Objective;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;
import org.idem4j.tribuo.training.GaussianRows;
import org.idem4j.tribuo.training.RandomStream;
import org.idem4j.tribuo.training.RandomStreams;

/** A network in training on batches of N(0, 1), fresh ones or always the same, by plain gradient descent; for one thread. */
public final class NoiseTraining implements AutoCloseable {

    private final RunSettings settings;
    private final Objective objective;
    private final RandomStreams random;
    private final float[] evaluationRows;
    private final TrainableNetwork network;

    /**
     * Draws the first parameters and the evaluation rows.
     *
     * @param settings The run.
     */
    public NoiseTraining(RunSettings settings) {
        this.settings = settings;
        this.objective = settings.method().objective(settings.dimension());
        this.random = streams(settings);
        this.evaluationRows = new float[Math.multiplyExact(settings.evaluationRows(), settings.dimension())];
        new GaussianRows(random.validation().nextLong()).fill(0, evaluationRows, evaluationRows.length);
        this.network = Engine.training(
                settings.layers(),
                settings.initialisation().draw(settings.layers(), random.initialisation()),
                Sgd.of(settings.learningRate(), RateSchedule.CONSTANT));
    }

    /** Each run has a generator of its own, the seed's run-th split. */
    private static RandomStreams streams(RunSettings settings) {
        RandomStream seeded = new RandomStream(settings.seed());
        RandomStream own = seeded.split();
        for (int run = 1; run < settings.run(); run++) {
            own = seeded.split();
        }
        return RandomStreams.of(own);
    }

    /**
     * Takes a step.
     *
     * @return False if the loss was not finite; the parameters then stay as they were.
     */
    public boolean step() {
        return onNextBatch((f, noise) -> {
            Losses losses = objective.accumulate(f, null, null, noise, null);
            if (losses.finite()) {
                f.step(settings.learningRate());
            }
            return losses.finite();
        });
    }

    /**
     * Draws the next batch, or takes the only one, and works on it.
     *
     * @param work What to do with the network and the batch, [batch size × n].
     * @param <T> The result's type.
     * @return The work's result; it must not hold the batch.
     */
    public <T> T onNextBatch(BiFunction<TrainableNetwork, Batch, T> work) {
        RowSource rows = settings.oneBatch()
                ? this::copyOfEvaluationRows
                : new GaussianRows(random.noise().nextLong());
        return network.scoped(
                () -> work.apply(network, network.batch(settings.batchSize(), settings.dimension(), rows)));
    }

    private void copyOfEvaluationRows(int from, float[] block, int count) {
        System.arraycopy(evaluationRows, from, block, 0, count);
    }

    /**
     * The network.
     *
     * @return With the parameters of this moment.
     */
    public Network network() {
        return network;
    }

    /**
     * The rows to measure on.
     *
     * @return Row-major, [evaluation rows × n].
     */
    public float[] evaluationRows() {
        return evaluationRows;
    }

    /** The native memory of a step. */
    long stepBytes() {
        return network.stepBytes();
    }

    @Override
    public void close() {
        network.close();
    }
}
