package org.idem4j.tribuo.objective;

import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.TrainableNetwork;

/**
 * The mean squared error over all entries, L = Σᵢⱼ wᵢ(yᵢⱼ − tᵢⱼ)² / (n · rows), with the error dL/dy = 2w(y − t) / (n · rows).
 *
 * @param target t, [rows × n].
 */
public record Reconstruction(Batch target) implements Term {

    @Override
    public OutputError at(TrainableNetwork f, Batch y, Weights weights) {
        return meanSquaredError(y.plus(-1, target), weights);
    }

    /** The mean of the squared residual over all entries, and its gradient with respect to the residual. */
    static OutputError meanSquaredError(Batch residual, Weights weights) {
        double entries = (double) residual.rows() * residual.columns();
        Batch weighted = weights.ofRows(residual);
        return new OutputError(weighted.times(2 * weights.term() / entries), weighted.dot(residual) / entries);
    }
}
