package org.idem4j.tribuo.experiment.stability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.numbers.complex.Complex;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.corrector.CorrectorProperties;
import org.idem4j.tribuo.corrector.FixedPoint;
import org.idem4j.tribuo.corrector.matrix.FixedPointEquations;

/**
 * What p(J) = J asks of a Jordan block at a number (Eq. 6 to 9).
 *
 * @param lambda λ.
 * @param defects The sizes of p(λ) − λ, p′(λ) − 1, p″(λ)/2 and p‴(λ)/6; a block of size d asks for the first d to be zero.
 */
record BlockEquations(Complex lambda, List<Double> defects) {

    /** How small a defect counts as none. */
    private static final double ROUNDING = 1e-9;

    private static final int EQUATIONS = 4;

    static BlockEquations at(Corrector corrector, Complex lambda) {
        return new BlockEquations(
                lambda,
                FixedPointEquations.defects(corrector, lambda, EQUATIONS).stream()
                        .map(Complex::abs)
                        .toList());
    }

    /** At all fixed points of a corrector, and for McWeeny's where h′ = 1, which is what Eq. 7 asks for. */
    static List<BlockEquations> of(Corrector corrector) {
        List<Complex> points = new ArrayList<>(CorrectorProperties.of(corrector).fixedPoints().stream()
                .map(FixedPoint::point)
                .toList());
        if (corrector.equals(Corrector.mcWeeny())) {
            points.add(Complex.ofCartesian(0.5 - Math.sqrt(3) / 6, 0));
            points.add(Complex.ofCartesian(0.5 + Math.sqrt(3) / 6, 0));
            points.sort(Comparator.comparingDouble(Complex::getReal));
        }
        return points.stream().map(point -> at(corrector, point)).toList();
    }

    /** Whether an equation holds, from 0 for Eq. 6. */
    boolean holds(int equation) {
        return defects.get(equation) <= ROUNDING;
    }

    /** The size of the largest block that is a fixed point; 0 if none is, 4 for 4 or more. */
    int largestBlock() {
        int size = 0;
        while (size < EQUATIONS && holds(size)) {
            size++;
        }
        return size;
    }
}
