package org.idem4j.tribuo.engine;

import java.util.List;

/** Some rows of a batch, and the network at work on them; for the thread that it is given to, until that has finished. */
public interface Shard {

    /**
     * The rows of the whole batch, by which a mean over it divides.
     *
     * @return How many.
     */
    int batchRows();

    /**
     * This shard's rows of a batch.
     *
     * @param batch [batch rows × n].
     * @return Its rows, in the same memory.
     */
    Batch rows(Batch batch);

    /**
     * This shard's part of values per row.
     *
     * @param perRow A value per row of the batch, or null.
     * @return A value per row of the shard, or null.
     */
    float[] rows(float[] perRow);

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
     * Values, and others where those are unknown.
     *
     * @param values [rows × n], NaN where a value is unknown.
     * @param others [rows × n].
     * @return valuesᵢⱼ, but othersᵢⱼ where valuesᵢⱼ is NaN.
     */
    Batch orElse(Batch values, Batch others);

    /**
     * The rows of an error, those shortened that are longer than a multiple of another error's.
     *
     * @param error [rows × n].
     * @param reference The other error, [rows × n].
     * @param radius The multiple, above zero.
     * @return errorᵢ · min(1, radius · ‖referenceᵢ‖ / ‖errorᵢ‖) for each row i.
     */
    Batch bounded(Batch error, Batch reference, double radius);

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
     * @return The pass.
     */
    Pass pass(Batch x);

    /**
     * Applies a copy of f whose parameters are held fixed: backpropagation goes through it and leaves the gradient alone.
     *
     * @param x [rows × n].
     * @return The pass, for {@link Pass#backwardToInput}.
     */
    Pass frozenPass(Batch x);

    /**
     * Hands values to the engine.
     *
     * @param values Row-major, as many rows as the shard has; copied.
     * @param columns The columns.
     * @return The batch.
     */
    Batch batch(float[] values, int columns);
}
