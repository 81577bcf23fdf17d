package org.idem4j.tribuo.objective;

import java.util.List;
import org.idem4j.tribuo.engine.Batch;
import org.idem4j.tribuo.engine.Shard;

/**
 * The tightness term of Idempotent Generative Networks (Shocher et al. 2024, Eq. 7 and the clamp of section 2.3): f is driven away
 * from leaving alone what is given to it, L = −a·R·tanh(D / (a·R)) with D = Σᵢⱼ (f(x) − x)²ᵢⱼ / (n · rows) and the reconstruction's
 * mean square R of the training rows beside. Meant for {@link Inputs#OWN_OUTPUTS}. Its loss is reported as D.
 *
 * @param clamp a, above 0; infinity for L = −D.
 */
public record Tightness(double clamp) implements Term {

    /** The name under which it is reported. */
    public static final String NAME = "tightness";

    /**
     * Checks the clamp.
     *
     * @param clamp Above 0.
     * @throws IllegalArgumentException If it is not.
     */
    public Tightness {
        if (!(clamp > 0)) {
            throw new IllegalArgumentException("The clamp of a tightness must be above 0, not " + clamp + ".");
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public OutputError at(Shard f, OutputRows rows, double weight) {
        OutputError squared = OutputError.meanSquared(f, rows.y(), rows.x(), rows.weights(), weight);
        Batch away = f.combine(
                new double[] {-slope(squared.meanSquare(), rows.beside())}, List.of(squared.gradient()), null);
        return new OutputError(away, squared.meanSquare());
    }

    /** Of a·R·tanh(D / (a·R)) in D; without rows beside there is nothing to clamp by. */
    private double slope(double distance, OutputRows.Beside beside) {
        if (beside == null || Double.isInfinite(clamp)) {
            return 1;
        }
        double limit = clamp * beside.leading();
        double tanh = limit > 0 ? Math.tanh(distance / limit) : 1;
        return 1 - tanh * tanh;
    }
}
