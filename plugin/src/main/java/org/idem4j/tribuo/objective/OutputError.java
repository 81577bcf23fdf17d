package org.idem4j.tribuo.objective;

import java.util.List;
import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.Shard;

/**
 * What a term says of an output y.
 *
 * @param gradient What takes the place of dL/dy, [rows × n], all weights included.
 * @param meanSquare The shard's share of the mean over all entries of the batch, rows weighted by their examples, of the
 *     squared residual that the term speaks of: f(x) − target, or f(y) − y. The term's own weight is not in it.
 */
public record OutputError(Batch gradient, double meanSquare) {

    /**
     * The mean squared error over all entries, L = Σᵢⱼ wᵢ(a − b)²ᵢⱼ / (n · rows).
     *
     * @param f The shard.
     * @param a The values that the loss is differentiated by, [rows × n].
     * @param b What they are compared with, [rows × n].
     * @param rowWeights wᵢ, or null where all are 1.
     * @param weight The term's weight.
     * @return weight · dL/da, and the shard's share of L.
     */
    public static OutputError meanSquared(Shard f, Batch a, Batch b, float[] rowWeights, double weight) {
        double entries = (double) f.batchRows() * a.columns();
        double factor = 2 * weight / entries;
        return new OutputError(
                f.combine(new double[] {factor, -factor}, List.of(a, b), rowWeights),
                a.squaredDistance(b, rowWeights) / entries);
    }
}
