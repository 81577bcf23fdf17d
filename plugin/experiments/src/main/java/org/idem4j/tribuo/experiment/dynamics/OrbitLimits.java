package org.idem4j.tribuo.experiment.dynamics;

import java.util.List;
import java.util.function.DoublePredicate;
import org.apache.commons.numbers.complex.Complex;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.corrector.matrix.FixedPointEquations;

/**
 * Decides where points go under iteration, with certainty but for rounding: to 0 or 1 once they are in a disc around it in
 * which every application brings them nearer, to infinity once they are so far out that every application drives them
 * farther.
 */
final class OrbitLimits {

    private static final int BISECTIONS = 60;

    private final Corrector corrector;
    private final double nearZero;
    private final double nearOne;
    private final double far;

    /**
     * For a corrector.
     *
     * @param corrector p, of degree 2 at least and attracting at 0 and 1.
     * @throws IllegalArgumentException If it is not.
     */
    public OrbitLimits(Corrector corrector) {
        this.corrector = corrector;
        this.nearZero = drawnIn(corrector, 0);
        this.nearOne = drawnIn(corrector, 1);
        this.far = drivenOut(corrector);
    }

    /** The radius around a fixed point within which |p(λ) − a| &lt; |λ − a|, by the sizes of the Taylor coefficients. */
    private static double drawnIn(Corrector corrector, double fixed) {
        List<Complex> defects =
                FixedPointEquations.defects(corrector, Complex.ofCartesian(fixed, 0), corrector.degree() + 1);
        double[] sizes = defects.stream().mapToDouble(Complex::abs).toArray();
        sizes[1] = defects.get(1).add(1).abs(); // p′ itself
        if (corrector.degree() < 2 || sizes[1] >= 1) {
            throw new IllegalArgumentException(
                    "The corrector " + corrector + " does not attract at " + fixed + ", so no point goes there.");
        }
        return edge(radius -> growth(sizes, radius) < 1);
    }

    /** Σ |cₖ| rᵏ⁻¹ over k ≥ 1. */
    private static double growth(double[] sizes, double radius) {
        double growth = 0;
        for (int k = sizes.length - 1; k >= 1; k--) {
            growth = growth * radius + sizes[k];
        }
        return growth;
    }

    /** The radius beyond which |p(λ)| &gt; |λ|: the highest power outweighs all others and λ. */
    private static double drivenOut(Corrector corrector) {
        return 1
                / edge(inverse ->
                        lowerPowers(corrector, inverse) < Math.abs(corrector.coefficient(corrector.degree())));
    }

    /** Σ |αₖ| s^(j−k) over k < j, and s^(j−1), with s = 1/r: all but the highest power, and λ itself, divided by rʲ. */
    private static double lowerPowers(Corrector corrector, double inverse) {
        double power = 1;
        double sum = 0;
        for (int k = corrector.degree() - 1; k >= 1; k--) {
            power *= inverse;
            sum += Math.abs(corrector.coefficient(k)) * power;
        }
        return sum + power;
    }

    /** Up to where, from 0, a condition holds. */
    private static double edge(DoublePredicate condition) {
        double holds = 0;
        double fails = 1;
        while (condition.test(fails)) {
            fails *= 2;
        }
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (holds + fails) / 2;
            if (condition.test(middle)) {
                holds = middle;
            } else {
                fails = middle;
            }
        }
        return holds;
    }

    /**
     * The limits of complex numbers after so many applications.
     *
     * @param real Their real parts; used up.
     * @param imaginary Their imaginary parts, as many; used up.
     * @param applications How often p is applied.
     * @return A limit for each.
     */
    public OrbitLimit[] of(double[] real, double[] imaginary, int applications) {
        for (int i = 0; i < applications; i++) {
            corrector.apply(real, imaginary);
        }
        OrbitLimit[] limits = new OrbitLimit[real.length];
        for (int i = 0; i < limits.length; i++) {
            limits[i] = at(real[i], imaginary[i]);
        }
        return limits;
    }

    private OrbitLimit at(double real, double imaginary) {
        double distance = Math.hypot(real, imaginary);
        if (distance < nearZero) {
            return OrbitLimit.ZERO;
        }
        if (Math.hypot(real - 1, imaginary) < nearOne) {
            return OrbitLimit.ONE;
        }
        return distance <= far ? OrbitLimit.UNDECIDED : OrbitLimit.ESCAPES; // NaN came from beyond all numbers
    }

    /**
     * The limit of a real number, as soon as it is known.
     *
     * @param x The number.
     * @param most How often p is applied at most.
     * @return Its limit.
     */
    public OrbitLimit of(double x, int most) {
        double value = x;
        OrbitLimit limit = at(value, 0);
        for (int i = 0; i < most && limit == OrbitLimit.UNDECIDED; i++) {
            value = corrector.apply(value);
            limit = at(value, 0);
        }
        return limit;
    }
}
