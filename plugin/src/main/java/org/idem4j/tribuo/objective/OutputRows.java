package org.idem4j.tribuo.objective;

import org.idem4j.tribuo.engine.Batch;

/**
 * The outputs that a term is taken at, of a shard's rows.
 *
 * @param x The inputs, [rows × n].
 * @param y f(x), [rows × n].
 * @param target What f(x) is to be, [rows × n]; null where the inputs are not {@link Inputs#DATA}.
 * @param weights A weight per row, which multiplies its gradient and its part of the loss, or null where all are 1.
 */
public record OutputRows(Batch x, Batch y, Batch target, float[] weights) {}
