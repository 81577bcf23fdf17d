package org.idem4j.tribuo.engine;

import java.util.function.Supplier;

/** A network in training: it gathers a gradient from passes and moves its parameters. For one thread. */
public interface TrainableNetwork extends Network, AutoCloseable {

    /**
     * Runs a piece of work and frees every batch and pass made in it.
     *
     * @param work What to do; its result must not hold a batch.
     * @param <T> The result's type.
     * @return The result.
     */
    <T> T scoped(Supplier<T> work);

    /**
     * Hands rows to the engine.
     *
     * @param rows Row-major values; copied.
     * @param columns The columns.
     * @return The batch.
     */
    Batch batch(float[] rows, int columns);

    /**
     * Applies f, keeping nothing for backpropagation.
     *
     * @param x [rows × n].
     * @return f(x), [rows × n].
     */
    Batch apply(Batch x);

    /**
     * Applies f, keeping what backpropagation needs.
     *
     * @param x [rows × n].
     * @return The pass, to be closed.
     */
    Pass pass(Batch x);

    /**
     * Moves the parameters by the update rule along the gathered gradient, which begins again at zero.
     *
     * @param learningRate The learning rate of this step.
     */
    void step(double learningRate);

    @Override
    void close();
}
