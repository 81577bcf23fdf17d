package org.idem4j.tribuo.objective;

import java.util.List;
import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.Pass;
import org.idem4j.tribuo.engine.Shard;

/**
 * The idempotence term of Idempotent Generative Networks (Shocher et al. 2024, Eq. 6): L = Σᵢⱼ wᵢ(f'(y) − y)²ᵢⱼ / (n · rows) with
 * a copy f' of f whose parameters are held fixed, so that y alone moves towards what f leaves alone.
 */
public record FrozenIdempotence() implements Term {

    @Override
    public String name() {
        return IDEMPOTENCE;
    }

    @Override
    public OutputError at(Shard f, OutputRows rows, double weight) {
        Pass outer = f.frozenPass(rows.y());
        OutputError loss = OutputError.meanSquared(f, outer.output(), rows.y(), rows.weights(), weight);
        Batch throughF = outer.backwardToInput(loss.gradient());
        return new OutputError(
                f.combine(new double[] {1, -1}, List.of(throughF, loss.gradient()), null), loss.meanSquare());
    }
}
