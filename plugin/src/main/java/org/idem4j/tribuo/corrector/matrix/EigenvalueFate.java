package org.idem4j.tribuo.corrector.matrix;

import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.complex.Complex;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.corrector.FixedPoint;

/**
 * Where iterating a corrector leads an eigenvalue.
 *
 * @param end What becomes of it.
 * @param fixedPoint The fixed point that it comes to; none if it comes to none.
 * @param steps After how many steps that was plain; 0 for an eigenvalue that is at the fixed point.
 */
public record EigenvalueFate(End end, Optional<FixedPoint> fixedPoint, int steps) {

    /** What may become of an eigenvalue. */
    public enum End {
        /** It goes to 0. */
        ZERO,
        /** It goes to 1. */
        ONE,
        /** It is at, or comes to, a fixed point that is neither. */
        OTHER_FIXED_POINT,
        /** It goes beyond all bounds. */
        INFINITY,
        /** Rounding would decide, or it wanders on. */
        UNDECIDED
    }

    /** Enough for a damping of 0.001. */
    private static final int MOST_STEPS = 50_000;
    /** How near 0 or 1 attracts, far within the basin of any corrector that is of use. */
    private static final double ARRIVED = 1e-9;
    /** An uncertainty, relative to numbers above 1, from which on nothing can be told any more. */
    private static final double LOST = 0.1;

    /**
     * Follows an eigenvalue and the uncertainty about it, which a step multiplies by |p′|.
     *
     * @param corrector p.
     * @param fixedPoints p's fixed points.
     * @param eigenvalue Where it begins.
     * @param uncertainty How far from there it may really be.
     * @return Where it ends.
     */
    static EigenvalueFate of(
            Corrector corrector, List<FixedPoint> fixedPoints, Complex eigenvalue, double uncertainty) {
        Complex at = eigenvalue;
        double radius = uncertainty;
        for (int step = 0; step < MOST_STEPS && radius < LOST * Math.max(1, at.abs()); step++) {
            Optional<FixedPoint> reached = reached(fixedPoints, at, radius);
            if (reached.isPresent()) {
                return new EigenvalueFate(end(reached.get()), reached, step);
            }
            Complex value = Complex.ZERO;
            Complex slope = Complex.ZERO;
            for (int power = corrector.degree(); power >= 0; power--) {
                slope = slope.multiply(at).add(value);
                value = value.multiply(at).add(power == 0 ? 0 : corrector.coefficient(power));
            }
            if (!Double.isFinite(value.abs())) {
                return new EigenvalueFate(End.INFINITY, Optional.empty(), step + 1);
            }
            radius = radius * slope.abs() + Math.ulp(value.abs());
            at = value;
        }
        return new EigenvalueFate(End.UNDECIDED, Optional.empty(), 0);
    }

    private static Optional<FixedPoint> reached(List<FixedPoint> fixedPoints, Complex at, double radius) {
        return fixedPoints.stream()
                .filter(fixed -> fixed.point().subtract(at).abs()
                        <= (fixed.kind() == FixedPoint.Kind.ATTRACTING ? Math.max(radius, ARRIVED) : radius))
                .findFirst();
    }

    private static End end(FixedPoint fixed) {
        if (fixed.point().equals(Complex.ZERO)) {
            return End.ZERO;
        }
        return fixed.point().equals(Complex.ONE) ? End.ONE : End.OTHER_FIXED_POINT;
    }
}
