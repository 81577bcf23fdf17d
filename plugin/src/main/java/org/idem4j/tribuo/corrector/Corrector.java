package org.idem4j.tribuo.corrector;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenancable;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A polynomial p(x) = α₁x + α₂x² + … + αⱼxʲ with p(1) = 1, the ansatz of Jensen &amp; Vicary, Eq. 4. Having no constant
 * term it keeps 0 too, so every idempotent matrix or network is a fixed point.
 *
 * <p>The default is {@link #mcWeeny()}, 3x² − 2x³ (Eq. 3). In a configuration, {@code order} names a member of
 * {@link #order(int)} and {@code damping} its {@link #damped(double)} form; {@code coefficients} spell out any other. The
 * provenance always holds the coefficients, so equal correctors have equal provenance. Immutable.
 */
public final class Corrector implements Configurable, Provenancable<ConfiguredObjectProvenance> {

    /** The highest order: its coefficients, up to 10⁷, leave a double eight digits near 1. */
    public static final int MAX_ORDER = 10;

    /** How far the coefficients' sum may be from 1: the rounding of a few decimal fractions … */
    private static final double SUM_TOLERANCE = 1e-12;
    /** … or of large coefficients to doubles, relative to the sum of their sizes … */
    private static final double ROUNDING = 0x1p-50;
    /** … but never more than this. */
    private static final double LARGEST_TOLERANCE = 1e-6;

    @Config(
            description =
                    "The coefficients of x, x², x³, …; they must sum to 1. By default those of order and damping.")
    private double[] coefficients = null;

    @Config(description = "The order of convergence, 2 (McWeeny's 3x² − 2x³) to 10; 0 is 2, or what coefficients say.")
    private int order = 0;

    @Config(description = "The step γ of (1−γ)x + γp(x), above 0 and at most 1; 1 is p itself.")
    private double damping = 1;

    /** For OLCUT. */
    private Corrector() {}

    private Corrector(double... coefficients) {
        this.coefficients = coefficients.clone();
        String problem = problem();
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
    }

    /**
     * McWeeny's purification, 3x² − 2x³: the only corrector of degree 3 that makes a nearly idempotent K idempotent to first
     * order (Rev. Mod. Phys. 32, 335, 1960).
     *
     * @return The corrector of Eq. 3.
     */
    public static Corrector mcWeeny() {
        return order(2);
    }

    /**
     * The corrector of lowest degree, 2m − 1, whose first m − 1 derivatives vanish at 0 and 1, so that iteration converges
     * with order m: xᵐ Σₖ C(m−1+k, k)(1−x)ᵏ over k &lt; m, in powers Σᵢ (−1)ⁱ C(m−1+i, i) C(2m−1, m−1−i) x^(m+i) over
     * i &lt; m (Holas, Chem. Phys. Lett. 340, 552, 2001). It solves the ansatz for a K that is near-idempotent to order m − 1.
     *
     * @param order m, from 2 (McWeeny's) to {@value #MAX_ORDER}.
     * @return The corrector, its coefficients exact integers. In powers it loses digits to cancellation, 2 at order 4 and
     *     almost 8 at order 10.
     * @throws IllegalArgumentException If the order is out of range.
     */
    public static Corrector order(int order) {
        if (order < 2 || order > MAX_ORDER) {
            throw new IllegalArgumentException(
                    "A corrector's order must be from 2 to " + MAX_ORDER + ", but is " + order + ".");
        }
        double[] coefficients = new double[2 * order - 1];
        for (int i = 0; i < order; i++) {
            long magnitude = binomial(order - 1 + i, i) * binomial(2 * order - 1, order - 1 - i);
            coefficients[order + i - 1] = i % 2 == 0 ? magnitude : -magnitude;
        }
        return new Corrector(coefficients);
    }

    private static long binomial(int n, int k) {
        long value = 1;
        for (int i = 1; i <= k; i++) {
            value = value * (n - k + i) / i;
        }
        return value;
    }

    /**
     * Every corrector of first order, 3x² − 2x³ + x²(1−x)²q(x): the solutions of the ansatz for a K that is
     * near-idempotent to order 1 (Appendix A).
     *
     * @param q The coefficients of 1, x, x², … in q; none for McWeeny's.
     * @return The corrector, of degree 4 plus that of q.
     * @throws IllegalArgumentException If a coefficient is not finite.
     */
    public static Corrector family(double... q) {
        double[] coefficients = Arrays.copyOf(mcWeeny().coefficients, 3 + q.length);
        for (int k = 0; k < q.length; k++) {
            coefficients[k + 1] += q[k];
            coefficients[k + 2] -= 2 * q[k];
            coefficients[k + 3] += q[k];
        }
        int degree = coefficients.length;
        while (coefficients[degree - 1] == 0) {
            degree--;
        }
        return new Corrector(Arrays.copyOf(coefficients, degree));
    }

    /**
     * The fourth-order trace resetting polynomial x²(4x − 3x²) + γx²(1−x)², whose γ is chosen anew in each step so that
     * the trace comes out right (Niklasson, Tymczak &amp; Challacombe, J. Chem. Phys. 118, 8611, 2003).
     *
     * @param gamma γ; the polynomial rises from 0 to 1 over [0, 1] for γ from 0 to 6, and is McWeeny's at 3.
     * @return The member of {@link #family(double...)} with q = γ − 3.
     * @throws IllegalArgumentException If γ is not finite.
     */
    public static Corrector trs4(double gamma) {
        return family(gamma - 3);
    }

    /**
     * A corrector by its coefficients.
     *
     * @param coefficients α₁, α₂, …; the last not zero, their sum 1.
     * @return The corrector.
     * @throws IllegalArgumentException If they do not sum to 1 or the last is zero.
     */
    public static Corrector of(double... coefficients) {
        return new Corrector(coefficients);
    }

    /**
     * A step of γ towards this corrector, (1−γ)x + γp(x), the recurrence of §1. It converges only linearly: at 0 and 1
     * the multiplier is 1 − γ where p's is 0.
     *
     * @param gamma γ, above 0 and at most 1.
     * @return The damped corrector.
     * @throws IllegalArgumentException If γ is out of range.
     */
    public Corrector damped(double gamma) {
        if (!(gamma > 0 && gamma <= 1)) {
            throw new IllegalArgumentException(
                    "A corrector's damping must be above 0 and at most 1, but is " + gamma + ".");
        }
        double[] damped =
                Arrays.stream(coefficients).map(alpha -> gamma * alpha).toArray();
        damped[0] += 1 - gamma;
        return new Corrector(damped);
    }

    @Override
    public void postConfig() {
        if (coefficients == null) {
            coefficients = named().coefficients;
        } else if (order != 0 || damping != 1) {
            requireSame(named());
        }
        String problem = problem();
        if (problem != null) {
            throw new PropertyException("", "coefficients", problem);
        }
        order = 0;
        damping = 1;
    }

    private Corrector named() {
        Corrector undamped = order == 0 ? mcWeeny() : configured("order", () -> order(order));
        return configured("damping", () -> undamped.damped(damping));
    }

    private static Corrector configured(String field, Supplier<Corrector> corrector) {
        try {
            return corrector.get();
        } catch (IllegalArgumentException e) {
            throw new PropertyException("", field, e.getMessage());
        }
    }

    private void requireSame(Corrector named) {
        if (!Arrays.equals(coefficients, named.coefficients)) {
            throw new PropertyException(
                    "",
                    "coefficients",
                    "The coefficients " + Arrays.toString(coefficients) + " contradict order " + order + " and damping "
                            + damping + ", which give " + Arrays.toString(named.coefficients)
                            + "; write either the coefficients or the order and damping.");
        }
    }

    private String problem() {
        double sum = Arrays.stream(coefficients).sum();
        double sizes = Arrays.stream(coefficients).map(Math::abs).sum();
        double tolerance = Math.min(LARGEST_TOLERANCE, Math.max(SUM_TOLERANCE, ROUNDING * sizes));
        if (!(Math.abs(sum - 1) <= tolerance)) {
            return "A corrector's coefficients must sum to 1, so that p(1) = 1, but " + Arrays.toString(coefficients)
                    + " sum to " + sum + ".";
        }
        return coefficients[coefficients.length - 1] == 0
                ? "A corrector's last coefficient must not be zero: drop it from " + Arrays.toString(coefficients) + "."
                : null;
    }

    /**
     * The degree j.
     *
     * @return The highest power with a coefficient, at least 1.
     */
    public int degree() {
        return coefficients.length;
    }

    /**
     * A coefficient.
     *
     * @param power From 1 to the degree.
     * @return α of that power.
     */
    public double coefficient(int power) {
        return coefficients[power - 1];
    }

    /**
     * The polynomial's value.
     *
     * @param x Any number, an eigenvalue say.
     * @return p(x).
     */
    public double apply(double x) {
        double value = 0;
        for (int power = degree(); power >= 1; power--) {
            value = (value + coefficient(power)) * x;
        }
        return value;
    }

    /**
     * The polynomial's values at complex numbers, in place: each λ = real[i] + i·imaginary[i] becomes p(λ). An orbit that
     * escapes ends in NaN.
     *
     * @param real The real parts.
     * @param imaginary The imaginary parts, as many.
     */
    public void apply(double[] real, double[] imaginary) {
        for (int i = 0; i < real.length; i++) {
            double x = real[i];
            double y = imaginary[i];
            double re = 0;
            double im = 0;
            for (int power = coefficients.length - 1; power >= 0; power--) {
                double sum = re + coefficients[power];
                re = sum * x - im * y;
                im = sum * y + im * x;
            }
            real[i] = re;
            imaginary[i] = im;
        }
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "Corrector");
    }

    @Override
    public String toString() {
        return IntStream.rangeClosed(1, degree())
                .filter(power -> coefficient(power) != 0)
                .mapToObj(power -> term(coefficient(power), power))
                .collect(Collectors.joining(" "));
    }

    private static String term(double coefficient, int power) {
        return String.format(Locale.ROOT, coefficient % 1 == 0 ? "%+.0f·x^%d" : "%+.6g·x^%d", coefficient, power);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Corrector corrector && Arrays.equals(coefficients, corrector.coefficients);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(coefficients);
    }
}
