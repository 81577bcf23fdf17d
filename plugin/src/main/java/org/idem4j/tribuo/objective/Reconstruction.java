package org.idem4j.tribuo.objective;

import java.util.List;
import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.Shard;

/**
 * The mean squared error over all entries, L = Σᵢⱼ wᵢ(yᵢⱼ − tᵢⱼ)² / (n · rows), with the error dL/dy = 2w(y − t) / (n · rows).
 *
 * @param target t of the shard's rows, [rows × n].
 */
public record Reconstruction(Batch target) implements Term {

    @Override
    public OutputError at(Shard f, Batch y, Weights weights) {
        return meanSquaredError(f, y, target, weights);
    }

    /** The shard's share of the mean of (a − b)² over all entries, and its gradient with respect to a. */
    static OutputError meanSquaredError(Shard f, Batch a, Batch b, Weights weights) {
        double entries = (double) f.batchRows() * a.columns();
        double factor = 2 * weights.term() / entries;
        return new OutputError(
                f.combine(new double[] {factor, -factor}, List.of(a, b), weights.rows()),
                a.squaredDistance(b, weights.rows()) / entries);
    }
}
