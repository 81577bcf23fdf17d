package org.idem4j.tribuo.objective;

import org.idem4j.tribuo.engine.Batch;

/**
 * The outputs that a term is taken at, of a shard's rows.
 *
 * @param x The inputs, [rows × n].
 * @param y f(x), [rows × n].
 * @param target What f(x) is to be, [rows × n]; null where the inputs are not {@link Inputs#DATA}.
 * @param weights A weight per row, which multiplies its gradient and its part of the loss, or null where all are 1.
 * @param beside What is known of the training rows of the same shard, where the inputs are not these; else null.
 */
public record OutputRows(Batch x, Batch y, Batch target, float[] weights, Beside beside) {

    /**
     * The training rows beside noise.
     *
     * @param targets What f is to make of them, [rows × n]; NaN where that is not known.
     * @param weights A weight per row, or null where all are 1.
     * @param leading The shard's share of the mean square of the terms on them without a trust radius.
     */
    public record Beside(Batch targets, float[] weights, double leading) {}
}
