package org.idem4j.tribuo.objective;

import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.Pass;
import org.idem4j.tribuo.engine.TrainableNetwork;

/**
 * The baseline: L = Σᵢⱼ wᵢ(f(y) − y)²ᵢⱼ / (n · rows) (Eq. 2) differentiated through both applications of f. With
 * e = dL/df(y) the outer application adds its parameters' share, and dL/dy = Jᵀe − e, where J is df/dy.
 */
public record OrdinaryIdempotence() implements Term {

    @Override
    public OutputError at(TrainableNetwork f, Batch y, Weights weights) {
        try (Pass outer = f.pass(y)) {
            OutputError loss = Reconstruction.meanSquaredError(outer.output().plus(-1, y), weights);
            Batch throughF = outer.backward(loss.gradient());
            return new OutputError(throughF.plus(-1, loss.gradient()), loss.meanSquare());
        }
    }
}
