package org.idem4j.tribuo.objective;

import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.Shard;

/**
 * The mean squared error over all known entries, L = Σᵢⱼ wᵢ(yᵢⱼ − tᵢⱼ)² / (known · n · rows), with the error
 * dL/dy = 2w(y − t) / (known · n · rows); an entry whose target is NaN is unknown and counts in neither. Only
 * {@link Inputs#DATA} has targets.
 *
 * @param known The share of the targets that are known, of all rows, above 0; 1 says that none is NaN.
 */
public record Reconstruction(double known) implements Term {

    /** All targets are known. */
    public Reconstruction() {
        this(1);
    }

    /**
     * Checks the share.
     *
     * @param known Above 0, at most 1.
     * @throws IllegalArgumentException If it is not.
     */
    public Reconstruction {
        if (!(known > 0 && known <= 1)) {
            throw new IllegalArgumentException(
                    "The share of the targets that are known must be above 0 and at most 1, not " + known + ".");
        }
    }

    @Override
    public String name() {
        return RECONSTRUCTION;
    }

    @Override
    public OutputError at(Shard f, OutputRows rows, double weight) {
        if (known == 1) {
            return OutputError.meanSquared(f, rows.y(), rows.target(), rows.weights(), weight);
        }
        Batch target = f.orElse(rows.target(), rows.y()); // an unknown target is met
        OutputError error = OutputError.meanSquared(f, rows.y(), target, rows.weights(), weight / known);
        return new OutputError(error.gradient(), error.meanSquare() / known);
    }
}
