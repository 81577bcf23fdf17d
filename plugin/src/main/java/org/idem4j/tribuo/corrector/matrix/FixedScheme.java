package org.idem4j.tribuo.corrector.matrix;

import java.util.List;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.corrector.CorrectorProperties;
import org.idem4j.tribuo.corrector.FixedPoint;
import org.idem4j.tribuo.corrector.Interval;

/**
 * The same corrector in each step.
 *
 * @param form The corrector.
 * @param guarantee See {@link Scheme#guarantee()}.
 * @param repulsion See {@link Scheme#repulsion()}.
 * @param contracting Whether to begin with ½I + τ(K − ½I) of norm ½ around ½I.
 */
record FixedScheme(CentredForm form, double guarantee, double repulsion, boolean contracting) implements Scheme {

    private static final int BISECTIONS = 60;
    private static final Interval BETWEEN = new Interval(0, 1);

    /**
     * Of a corrector.
     *
     * @throws IllegalArgumentException If it does not attract to 0 and 1.
     */
    static FixedScheme of(Corrector corrector, boolean contracting) {
        List<FixedPoint> points = CorrectorProperties.of(corrector).fixedPoints();
        FixedPoint zero = at(0, points);
        FixedPoint one = at(1, points);
        if (zero.kind() != FixedPoint.Kind.ATTRACTING || one.kind() != FixedPoint.Kind.ATTRACTING) {
            throw new IllegalArgumentException(
                    "The corrector " + corrector
                            + " can't purify: its derivatives at 0 and 1 are "
                            + zero.multiplier().getReal() + " and "
                            + one.multiplier().getReal()
                            + ", and only where both are between -1 and 1 does iteration lead there; 3x² − 2x³, say, has 0 and 0.");
        }
        // Between two fixed points that attract p crosses the diagonal upwards, with a slope above 1.
        double repulsion = points.stream()
                .filter(fixed ->
                        fixed.isReal() && BETWEEN.contains(fixed.point().getReal()))
                .mapToDouble(fixed -> fixed.multiplier().getReal())
                .max()
                .orElseThrow();
        CentredForm form = CentredForm.of(corrector);
        return new FixedScheme(form, guaranteeOf(form), repulsion, contracting);
    }

    private static FixedPoint at(double place, List<FixedPoint> points) {
        return points.stream()
                .filter(fixed -> fixed.isReal() && fixed.point().getReal() == place)
                .findFirst()
                .orElseThrow();
    }

    /** Up to ¼, the largest e from where the bound on the residual falls with every step. */
    private static double guaranteeOf(CentredForm form) {
        CentredForm residual = form.residual();
        double certain = 0;
        double open = 0.25;
        if (!form.symmetric() || residual.bound(open, 0) <= open) {
            return form.symmetric() ? open : 0;
        }
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (certain + open) / 2;
            if (residual.bound(middle, 0) < middle) {
                certain = middle;
            } else {
                open = middle;
            }
        }
        return certain;
    }

    @Override
    public void prepare(SquareMatrix k) {
        if (contracting) {
            k.shift(-0.5);
            double norm = k.norms().smallest();
            k.setTo(norm > 0.5 ? 0.5 / norm : 1, k);
            k.shift(0.5);
        }
    }

    @Override
    public CentredForm step(SquareMatrix k, SquareMatrix e) {
        return form;
    }
}
