package org.idem4j.tribuo.engine;

import java.util.List;
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
     * Makes rows in the engine, on all cores.
     *
     * @param rows The rows.
     * @param columns The columns.
     * @param source What gives the values, block by block.
     * @return The batch.
     */
    Batch batch(int rows, int columns, RowSource source);

    /**
     * A linear combination.
     *
     * @param factors α, a factor per term.
     * @param terms Batches of one shape; at least one.
     * @param rowFactors w, a factor per row, or null where all are 1.
     * @return diag(w) · Σᵢ αᵢ · termᵢ.
     */
    Batch combine(double[] factors, List<Batch> terms, float[] rowFactors);

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
     * @return The pass, good until the scope ends.
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
