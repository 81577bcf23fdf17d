package org.idem4j.tribuo.objective;

import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.Shard;

/** One term of an objective. */
@FunctionalInterface
public interface Term {

    /**
     * The error at the output.
     *
     * @param f The network, on a shard of the batch; a term that differentiates further applications of f adds their share to
     *     its gradient.
     * @param y The output f(x) of the shard's rows, [rows × n].
     * @param weights The term's weight and the rows' weights.
     * @return dL/dy and the shard's share of the mean squared residual.
     */
    OutputError at(Shard f, Batch y, Weights weights);
}
