package org.idem4j.tribuo.corrector;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.numbers.complex.Complex;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/** A real polynomial c₀ + c₁x + …, as the properties of a corrector need it. Immutable. */
final class Polynomial {

    /**
     * Where the roots are sought from: EJML's iteration does not end on some matrices whose eigenvalues lie in pairs ±λ, as
     * those of a symmetric corrector do around ½.
     */
    private static final double OFF_CENTRE = 0.125;

    private final double[] coefficients;

    private Polynomial(double... coefficients) {
        this.coefficients = coefficients;
    }

    static Polynomial of(Corrector p) {
        return new Polynomial(IntStream.rangeClosed(0, p.degree())
                .mapToDouble(power -> power == 0 ? 0 : p.coefficient(power))
                .toArray());
    }

    /** This at centre + u, in powers of u. Each coefficient is computed exactly and rounded once. */
    Polynomial around(double centre) {
        BigDecimal shift = new BigDecimal(centre);
        BigDecimal[] c = Arrays.stream(coefficients).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new);
        for (int done = 0; done < c.length; done++) {
            for (int power = c.length - 2; power >= done; power--) {
                c[power] = c[power].add(shift.multiply(c[power + 1]));
            }
        }
        return new Polynomial(
                Arrays.stream(c).mapToDouble(BigDecimal::doubleValue).toArray());
    }

    /** The same with the sizes of the coefficients. */
    Polynomial absolute() {
        return new Polynomial(Arrays.stream(coefficients).map(Math::abs).toArray());
    }

    int degree() {
        return coefficients.length - 1;
    }

    double coefficient(int power) {
        return coefficients[power];
    }

    /** This plus a multiple of a power. */
    Polynomial plus(double factor, int power) {
        double[] sum = coefficients.clone();
        sum[power] += factor;
        return new Polynomial(sum);
    }

    Polynomial derivative() {
        return new Polynomial(IntStream.rangeClosed(1, degree())
                .mapToDouble(power -> power * coefficients[power])
                .toArray());
    }

    /** This divided by x − root, the remainder dropped. */
    Polynomial dividedBy(double root) {
        double[] quotient = new double[degree()];
        double carried = 0;
        for (int power = degree(); power >= 1; power--) {
            carried = carried * root + coefficients[power];
            quotient[power - 1] = carried;
        }
        return new Polynomial(quotient);
    }

    Complex apply(Complex x) {
        Complex value = Complex.ZERO;
        for (int power = degree(); power >= 0; power--) {
            value = value.multiply(x).add(coefficients[power]);
        }
        return value;
    }

    /** All roots, as often as they occur. */
    List<Complex> roots() {
        if (degree() == 0) {
            return List.of();
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(degree(), false);
        if (!eigen.decompose(around(OFF_CENTRE).companion())) {
            throw new ArithmeticException("The roots of " + Arrays.toString(coefficients) + " could not be found.");
        }
        return IntStream.range(0, degree())
                .mapToObj(eigen::getEigenvalue)
                .map(value -> polished(Complex.ofCartesian(value.real + OFF_CENTRE, value.imaginary)))
                .toList();
    }

    /** The matrix that has the roots as its eigenvalues. */
    private DMatrixRMaj companion() {
        DMatrixRMaj companion = new DMatrixRMaj(degree(), degree());
        for (int i = 0; i < degree(); i++) {
            companion.set(i, degree() - 1, -coefficients[i] / coefficients[degree()]);
            if (i > 0) {
                companion.set(i, i - 1, 1);
            }
        }
        return companion;
    }

    /** After two steps of Newton's, for at high degrees the eigenvalues are good to 1e-11 only. */
    private Complex polished(Complex root) {
        Polynomial derivative = derivative();
        Complex polished = root;
        for (int step = 0; step < 2; step++) {
            Complex slope = derivative.apply(polished);
            polished = slope.equals(Complex.ZERO)
                    ? polished
                    : polished.subtract(apply(polished).divide(slope));
        }
        return polished;
    }

    /** The real roots. */
    DoubleStream realRoots() {
        return roots().stream().filter(root -> root.getImaginary() == 0).mapToDouble(Complex::getReal);
    }
}
