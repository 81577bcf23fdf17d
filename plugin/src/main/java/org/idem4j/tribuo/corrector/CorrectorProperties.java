package org.idem4j.tribuo.corrector;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.numbers.complex.Complex;

/**
 * What iterating a corrector does to a number, and so to each eigenvalue of a matrix (Jensen &amp; Vicary, §2.2).
 *
 * @param degree j, the applications that one step of a network costs.
 * @param orderAtZero The order of convergence to 0: the lowest power in p(x).
 * @param orderAtOne The order of convergence to 1: the lowest power of x − 1 in p(x) − 1.
 * @param multiplierAtHalf p′(½), by which a distance from ½ grows.
 * @param fixedPoints The j real and complex roots of p(x) − x, by real part and then by imaginary part; a multiple one as
 *     often as it occurs.
 * @param basinOfZero The immediate real basin of 0, its ends to 1e-12 and, where damping has rounded coefficients of
 *     order 10, to 1e-9; empty if 0 does not attract.
 * @param basinOfOne The immediate real basin of 1, likewise.
 */
public record CorrectorProperties(
        int degree,
        int orderAtZero,
        int orderAtOne,
        double multiplierAtHalf,
        List<FixedPoint> fixedPoints,
        Optional<Interval> basinOfZero,
        Optional<Interval> basinOfOne) {

    /** The rounding of given coefficients, relative to the terms of a sum that should vanish. */
    private static final double ROUNDING = 0x1p-48;

    private static final double HALF = 0.5;

    /**
     * Finds a corrector's properties.
     *
     * @param corrector p.
     * @return Its properties.
     * @throws IllegalArgumentException If p is x, which fixes every number.
     * @throws ArithmeticException If a basin ends at a neutral cycle of two, which the search for its end can't reach.
     */
    public static CorrectorProperties of(Corrector corrector) {
        if (corrector.degree() == 1) {
            throw new IllegalArgumentException("The corrector x fixes every number, so it has no properties to find.");
        }
        Polynomial p = Polynomial.of(corrector);
        // Around ½ the powers of the order family keep the digits that they lose around 0.
        Polynomial centred = p.around(HALF).plus(-HALF, 0);
        return new CorrectorProperties(
                corrector.degree(),
                orderAt(0, p),
                orderAt(1, p),
                centred.coefficient(1),
                fixedPoints(p, centred),
                ImmediateBasin.of(centred, -HALF).map(CorrectorProperties::uncentred),
                ImmediateBasin.of(centred, HALF).map(CorrectorProperties::uncentred));
    }

    private static int orderAt(double point, Polynomial p) {
        Polynomial taylor = p.around(point);
        Polynomial sizes = p.absolute().around(point);
        int order = 1;
        while (Math.abs(taylor.coefficient(order)) <= ROUNDING * sizes.coefficient(order)) {
            order++;
        }
        return order;
    }

    private static List<FixedPoint> fixedPoints(Polynomial p, Polynomial centred) {
        List<FixedPoint> points = new ArrayList<>();
        for (double known : new double[] {0, 1}) {
            double multiplier = p.around(known).coefficient(1);
            points.add(new FixedPoint(Complex.ofCartesian(known, 0), Complex.ofCartesian(multiplier, 0)));
        }
        Polynomial derivative = centred.derivative();
        for (Complex root : centred.plus(-1, 1).dividedBy(-HALF).dividedBy(HALF).roots()) {
            points.add(new FixedPoint(root.add(HALF), derivative.apply(root)));
        }
        points.sort(
                Comparator.<FixedPoint>comparingDouble(fixed -> fixed.point().getReal())
                        .thenComparingDouble(fixed -> fixed.point().getImaginary()));
        return List.copyOf(points);
    }

    private static Interval uncentred(Interval interval) {
        return new Interval(interval.lower() + HALF, interval.upper() + HALF);
    }
}
