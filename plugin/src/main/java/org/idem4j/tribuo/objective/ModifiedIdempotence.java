package org.idem4j.tribuo.objective;

import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.TrainableNetwork;

/**
 * The modified gradient (Eq. 10): −dL/dy is replaced by Δ = p(f)(x) − y = Σᵢ αᵢ fⁱ⁻¹(y) − y, for McWeeny's corrector
 * 3f(y) − 2f(f(y)) − y. Nothing is differentiated through the further applications. Δ also vanishes where
 * f(y) − y = 2(f(f(y)) − f(y)), so the mean square reported is that of f(y) − y.
 *
 * @param corrector p.
 * @param scale What Δ is divided by.
 */
public record ModifiedIdempotence(Corrector corrector, GradientScale scale) implements Term {

    @Override
    public OutputError at(TrainableNetwork f, Batch y, Weights weights) {
        Batch fy = f.apply(y);
        Batch gap = fy.plus(-1, y);
        double meanSquare = weights.ofRows(gap).dot(gap) / ((double) y.rows() * y.columns());
        double factor = -weights.term() * scale.factor(y.rows(), y.columns());
        return new OutputError(weights.ofRows(delta(f, y, fy)).times(factor), meanSquare);
    }

    private Batch delta(TrainableNetwork f, Batch y, Batch fy) {
        Batch delta = y.times(corrector.coefficient(1) - 1);
        Batch power = fy;
        for (int i = 2; i <= corrector.degree(); i++) {
            delta = delta.plus(corrector.coefficient(i), power);
            if (i < corrector.degree()) {
                power = f.apply(power);
            }
        }
        return delta;
    }
}
