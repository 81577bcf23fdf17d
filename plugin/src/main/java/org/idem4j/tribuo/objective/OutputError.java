package org.idem4j.tribuo.objective;

import org.idem4j.tribuo.engine.Batch;

/**
 * What a term says of an output y.
 *
 * @param gradient What takes the place of dL/dy, [rows × n], all weights included.
 * @param meanSquare The shard's share of the mean over all entries of the batch, rows weighted by their examples, of the squared residual that the term
 *     drives to zero: f(x) − target, or f(y) − y. The term's own weight is not in it.
 */
public record OutputError(Batch gradient, double meanSquare) {}
