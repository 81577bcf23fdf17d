package org.idem4j.tribuo.objective;

import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.TrainableNetwork;

/** One term of an objective. */
@FunctionalInterface
public interface Term {

    /**
     * The error at the output.
     *
     * @param f The network; a term that differentiates further applications of f adds their share to its gradient.
     * @param y The output f(x), [rows × n].
     * @param weights The term's weight and the rows' weights.
     * @return dL/dy and the mean squared residual.
     */
    OutputError at(TrainableNetwork f, Batch y, Weights weights);
}
