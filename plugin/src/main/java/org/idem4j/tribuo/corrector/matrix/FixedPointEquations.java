package org.idem4j.tribuo.corrector.matrix;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.numbers.complex.Complex;
import org.idem4j.tribuo.corrector.Corrector;

/**
 * What p(J) = J asks of a Jordan block J of size d at λ (Jensen &amp; Vicary, Eq. 6 to 9, Appendix B): since p(J) has
 * p⁽ⁱ⁾(λ)/i! on its i-th upper diagonal, p(λ) = λ, and for a larger block p′(λ) = 1, p″(λ)/2 = 0, p‴(λ)/6 = 0 and so on. It
 * is the size of the block that brings these in, not the multiplicity: the identity, of any multiplicity, is a fixed point.
 */
public final class FixedPointEquations {

    private FixedPointEquations() {}

    /**
     * By how much each equation is missed.
     *
     * @param corrector p.
     * @param lambda λ.
     * @param size d, at least 1.
     * @return p(λ) − λ, p′(λ) − 1, p″(λ)/2, …, d values; the block is a fixed point if all are zero.
     */
    public static List<Complex> defects(Corrector corrector, Complex lambda, int size) {
        List<Complex> rest = new ArrayList<>(); // the coefficients of p, the highest first
        for (int power = corrector.degree(); power >= 1; power--) {
            rest.add(Complex.ofCartesian(corrector.coefficient(power), 0));
        }
        rest.add(Complex.ZERO);
        List<Complex> defects = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Complex taylor = rest.isEmpty() ? Complex.ZERO : divide(rest, lambda);
            defects.add(i == 0 ? taylor.subtract(lambda) : i == 1 ? taylor.subtract(1) : taylor);
        }
        return defects;
    }

    /** Divides by x − λ, in place, and gives the remainder: the next Taylor coefficient around λ. */
    private static Complex divide(List<Complex> polynomial, Complex lambda) {
        for (int i = 1; i < polynomial.size(); i++) {
            polynomial.set(i, polynomial.get(i - 1).multiply(lambda).add(polynomial.get(i)));
        }
        return polynomial.remove(polynomial.size() - 1);
    }
}
