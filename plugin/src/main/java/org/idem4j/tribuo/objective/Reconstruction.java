package org.idem4j.tribuo.objective;

import org.idem4j.tribuo.engine.Shard;

/**
 * The mean squared error over all entries, L = Σᵢⱼ wᵢ(yᵢⱼ − tᵢⱼ)² / (n · rows), with the error dL/dy = 2w(y − t) / (n · rows).
 * Only {@link Inputs#DATA} has targets.
 */
public record Reconstruction() implements Term {

    @Override
    public String name() {
        return RECONSTRUCTION;
    }

    @Override
    public OutputError at(Shard f, OutputRows rows, double weight) {
        return OutputError.meanSquared(f, rows.y(), rows.target(), rows.weights(), weight);
    }
}
