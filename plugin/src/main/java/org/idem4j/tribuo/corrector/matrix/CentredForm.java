package org.idem4j.tribuo.corrector.matrix;

import java.util.Arrays;
import org.idem4j.tribuo.corrector.Corrector;

/**
 * A polynomial as Σ (aₖ + bₖs)eᵏ, in s = x − ½ and e = x² − x, where s² = e + ¼. Near an idempotent e is nearly zero, so
 * that nothing cancels, while the coefficients of order 5 in powers of x, up to 540, would cost three digits.
 *
 * <p>Every corrector has a₀ = ½ and b₀ = 1. Where p(1−x) = 1 − p(x) it is ½ + s·B(e), and for order m that B is
 * (1+4e)^(−½) up to e^(m−1), Σ C(2k, k)(−e)ᵏ: p makes S = 2K − I the sign of S (Kenney &amp; Laub, SIAM J. Matrix Anal. Appl.
 * 12, 273, 1991).
 *
 * @param constant a₀, a₁, ….
 * @param linear b₀, b₁, …, as many.
 */
record CentredForm(double[] constant, double[] linear) {

    /** A coefficient below this share of the terms that it is the sum of is their rounding. */
    private static final double ROUNDING = 0x1p-48;

    /** A corrector's form. */
    static CentredForm of(Corrector p) {
        CentredForm form = zero(p.degree() / 2 + 2);
        CentredForm sizes = zero(p.degree() / 2 + 2);
        for (int power = p.degree(); power >= 1; power--) {
            form.constant[0] += p.coefficient(power);
            sizes.constant[0] += Math.abs(p.coefficient(power));
            form = form.timesX();
            sizes = sizes.timesX();
        }
        form.constant[0] = 0.5; // whatever the rounding of coefficients, whose sum is 1
        form.linear[0] = 1;
        return form.without(sizes);
    }

    private static CentredForm zero(int length) {
        return new CentredForm(new double[length], new double[length]);
    }

    /** x·(a + bs) = (½a + ¼b + be) + (a + ½b)s. */
    private CentredForm timesX() {
        CentredForm times = zero(constant.length);
        for (int k = 0; k < constant.length; k++) {
            times.constant[k] += constant[k] / 2 + linear[k] / 4;
            times.linear[k] += constant[k] + linear[k] / 2;
            if (k + 1 < constant.length) {
                times.constant[k + 1] += linear[k];
            }
        }
        return times;
    }

    /** The same less what is only rounding, and no longer than needed. */
    private CentredForm without(CentredForm sizes) {
        int length = 1;
        for (int k = 0; k < constant.length; k++) {
            constant[k] = Math.abs(constant[k]) <= ROUNDING * sizes.constant[k] ? 0 : constant[k];
            linear[k] = Math.abs(linear[k]) <= ROUNDING * sizes.linear[k] ? 0 : linear[k];
            length = constant[k] == 0 && linear[k] == 0 ? length : k + 1;
        }
        return new CentredForm(Arrays.copyOf(constant, length), Arrays.copyOf(linear, length));
    }

    /** The highest k. */
    int degree() {
        return constant.length - 1;
    }

    /** Whether p(1−x) = 1 − p(x). */
    boolean symmetric() {
        return Arrays.stream(constant).skip(1).allMatch(a -> a == 0);
    }

    /** p² − p, in which E′ = p(K)² − p(K) is told by E. */
    CentredForm residual() {
        CentredForm square = times(this);
        for (int k = 0; k <= degree(); k++) {
            square.constant[k] -= constant[k];
            square.linear[k] -= linear[k];
        }
        return square.without(absolute().times(absolute()));
    }

    private CentredForm times(CentredForm other) {
        CentredForm product = zero(constant.length + other.constant.length);
        for (int i = 0; i < constant.length; i++) {
            for (int j = 0; j < other.constant.length; j++) {
                double squares = linear[i] * other.linear[j]; // of s
                product.constant[i + j] += constant[i] * other.constant[j] + squares / 4;
                product.constant[i + j + 1] += squares;
                product.linear[i + j] += constant[i] * other.linear[j] + linear[i] * other.constant[j];
            }
        }
        return product;
    }

    private CentredForm absolute() {
        return new CentredForm(
                Arrays.stream(constant).map(Math::abs).toArray(),
                Arrays.stream(linear).map(Math::abs).toArray());
    }

    /**
     * The most that the norm of this polynomial of a matrix can be.
     *
     * @param e ‖K² − K‖.
     * @param s ‖K − ½I‖, in the same norm.
     */
    double bound(double e, double s) {
        double bound = 0;
        for (int k = degree(); k >= 0; k--) {
            bound = bound * e + Math.abs(constant[k]) + Math.abs(linear[k]) * s;
        }
        return bound;
    }
}
