package org.idem4j.tribuo.corrector;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.Configurable;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.Provenancable;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A polynomial p(x) = α₁x + α₂x² + … + αⱼxʲ with p(1) = 1, the ansatz of Jensen &amp; Vicary, Eq. 4. Having no constant
 * term it keeps 0 too, so every idempotent matrix or network is a fixed point.
 *
 * <p>The default is {@link #mcWeeny()}, 3x² − 2x³ (Eq. 3). Immutable.
 */
public final class Corrector implements Configurable, Provenancable<ConfiguredObjectProvenance> {

    /** How far the coefficients' sum may be from 1: the rounding of a few decimal fractions. */
    private static final double SUM_TOLERANCE = 1e-12;

    @Config(description = "The coefficients of x, x², x³, …; they must sum to 1. The default is McWeeny's 3x² − 2x³.")
    private double[] coefficients = {0, 3, -2};

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
     * McWeeny's purification (1960), 3x² − 2x³: the only corrector of degree 3.
     *
     * @return The corrector of Eq. 3.
     */
    public static Corrector mcWeeny() {
        return new Corrector();
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

    @Override
    public void postConfig() {
        String problem = problem();
        if (problem != null) {
            throw new PropertyException("", "coefficients", problem);
        }
    }

    private String problem() {
        double sum = Arrays.stream(coefficients).sum();
        if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)) {
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
