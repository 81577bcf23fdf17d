package org.idem4j.tribuo.objective;

import java.util.ArrayList;
import java.util.List;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.Shard;

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
    public String name() {
        return IDEMPOTENCE;
    }

    @Override
    public OutputError at(Shard f, OutputRows rows, double weight) {
        Batch y = rows.y();
        Batch fy = f.apply(y);
        double meanSquare = fy.squaredDistance(y, rows.weights()) / ((double) f.batchRows() * y.columns());
        double factor = -weight * scale.factor(f.batchRows(), y.columns());
        return new OutputError(timesDelta(factor, f, y, fy, rows.weights()), meanSquare);
    }

    /** diag(row weights) · factor · Δ, in one pass. */
    private Batch timesDelta(double factor, Shard f, Batch y, Batch fy, float[] rowWeights) {
        double[] factors = new double[corrector.degree()];
        List<Batch> powers = new ArrayList<>(factors.length);
        factors[0] = factor * (corrector.coefficient(1) - 1);
        powers.add(y);
        for (int i = 1; i < factors.length; i++) {
            factors[i] = factor * corrector.coefficient(i + 1);
            powers.add(i == 1 ? fy : f.apply(powers.get(i - 1)));
        }
        return f.combine(factors, powers, rowWeights);
    }
}
