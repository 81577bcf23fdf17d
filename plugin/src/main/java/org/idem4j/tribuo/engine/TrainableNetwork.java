package org.idem4j.tribuo.engine;

import java.util.function.Supplier;
import org.idem4j.tribuo.optimiser.OptimiserState;

/** A network in training: it gathers a gradient from the passes of shards and moves its parameters. For one thread. */
public interface TrainableNetwork extends Network, ShardedNetwork, AutoCloseable {

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
     * The gradient gathered since the last step, which a step would move along.
     *
     * @return A copy, in the order of {@link #parameters()}; zeros if no pass was backpropagated.
     */
    float[] gradient();

    /** Forgets the gathered gradient, which begins again at zero. */
    void clearGradient();

    /**
     * Moves the network to another place. The update rule's state and the gathered gradient stay as they are.
     *
     * @param parameters θ, in the order of {@link #parameters()}; copied.
     * @throws IllegalArgumentException If there are more or fewer than the network has, or if they give no projector where
     *     it has one.
     */
    void setParameters(float[] parameters);

    /**
     * Begins anew at another place: the update rule's state and the gathered gradient are forgotten.
     *
     * @param parameters As of {@link #setParameters}.
     * @throws IllegalArgumentException As of {@link #setParameters}.
     */
    void restart(float[] parameters);

    /**
     * What the update rule carries to the next step; with {@link #parameters()} all that a training needs to go on.
     *
     * @return A copy.
     */
    OptimiserState optimiserState();

    /**
     * Goes on from where a training of the same architecture and optimiser stood, with the same results to the last bit; the
     * gathered gradient is forgotten.
     *
     * @param parameters Its parameters; copied.
     * @param state Its state; copied.
     * @throws IllegalArgumentException As of {@link #setParameters}, or if the state is none of such a training; then the
     *     network stands at no defined place.
     */
    void restart(float[] parameters, OptimiserState state);

    /**
     * Moves the parameters by the update rule along the gathered gradient, which begins again at zero.
     *
     * @param learningRate The learning rate of this step.
     */
    void step(double learningRate);

    /**
     * The native memory that steps need beside the parameters, their gradient and the optimiser's state: the batches, the
     * activations and errors of all passes, and the shards' own gradients. A step of a batch size seen before allocates
     * nothing, so this is the high-water mark of the steps so far.
     *
     * @return Bytes.
     */
    long stepBytes();

    @Override
    void close();
}
