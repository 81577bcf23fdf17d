package org.idem4j.tribuo.objective;

import java.util.List;
import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.Pass;
import org.idem4j.tribuo.engine.Shard;

/**
 * The baseline: L = Σᵢⱼ wᵢ(f(y) − y)²ᵢⱼ / (n · rows) (Eq. 2) differentiated through both applications of f. With
 * e = dL/df(y) the outer application adds its parameters' share, and dL/dy = Jᵀe − e, where J is df/dy.
 */
public record OrdinaryIdempotence() implements Term {

    @Override
    public String name() {
        return IDEMPOTENCE;
    }

    @Override
    public OutputError at(Shard f, OutputRows rows, double weight) {
        Pass outer = f.pass(rows.y());
        OutputError loss = OutputError.meanSquared(f, outer.output(), rows.y(), rows.weights(), weight);
        Batch throughF = outer.backwardToInput(loss.gradient());
        return new OutputError(
                f.combine(new double[] {1, -1}, List.of(throughF, loss.gradient()), null), loss.meanSquare());
    }
}
