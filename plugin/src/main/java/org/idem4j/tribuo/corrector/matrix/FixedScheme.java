package org.idem4j.tribuo.corrector.matrix;

import org.idem4j.tribuo.corrector.Corrector;

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

    /**
     * Of a corrector.
     *
     * @throws IllegalArgumentException If it does not attract to 0 and 1.
     */
    static FixedScheme of(Corrector corrector, boolean contracting) {
        CentredForm form = CentredForm.of(corrector);
        if (!(Math.abs(form.slope(-0.5)) < 1 && Math.abs(form.slope(0.5)) < 1)) {
            throw new IllegalArgumentException("The corrector " + corrector
                    + " can't purify: its derivatives at 0 and 1 are " + form.slope(-0.5) + " and "
                    + form.slope(0.5) + ", and only where both are between -1 and 1 does iteration lead there;"
                    + " 3x² − 2x³, say, has 0 and 0.");
        }
        return new FixedScheme(form, guaranteeOf(form), form.slope(between(form)), contracting);
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

    /** Where p(½ + s) = ½ + s between 0 and 1, found by p's being below the diagonal at 0 and above it at 1. */
    private static double between(CentredForm form) {
        double below = -0.5;
        double above = 0.5;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (below + above) / 2;
            double value = 0;
            for (int k = form.degree(); k >= 1; k--) {
                value = value * (middle * middle - 0.25) + form.constant()[k] + form.linear()[k] * middle;
            }
            if (value == 0) {
                return middle;
            }
            below = value > 0 ? middle : below;
            above = value > 0 ? above : middle;
        }
        return below;
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
