package org.idem4j.tribuo.objective;

import java.util.List;
import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.Shard;

/**
 * A term that only these tests know, to see that an objective takes any: as in Idempotent Generative Networks the output is
 * driven away from the input, L = −Σᵢⱼ (f(x) − x)²ᵢⱼ / (n · rows).
 */
record Tightness() implements Term {

    @Override
    public String name() {
        return "tightness";
    }

    @Override
    public OutputError at(Shard f, OutputRows rows, double weight) {
        OutputError squared = OutputError.meanSquared(f, rows.y(), rows.x(), rows.weights(), weight);
        Batch away = f.combine(new double[] {-1}, List.of(squared.gradient()), null);
        return new OutputError(away, squared.meanSquare());
    }
}
