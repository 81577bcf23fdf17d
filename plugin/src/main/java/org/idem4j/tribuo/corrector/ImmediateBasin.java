package org.idem4j.tribuo.corrector;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.apache.commons.numbers.complex.Complex;

/**
 * The immediate real basin of an attracting fixed point a: the interval around a whose points all converge to a, and
 * which no larger one contains.
 *
 * <p>Let p map an interval U around a into itself. The part of p⁻¹(U) that holds a is an interval too, contains U, and
 * converges to a; pulled back again and again, the intervals grow to the whole immediate basin. Its ends are mapped to
 * its ends, and are a fixed point and a second preimage of it, two fixed points, or a cycle of two. Where p rises between
 * an end of U and the next fixed point, all of that gap converges to a at once.
 */
final class ImmediateBasin {

    /** An end that moves by less than this stands. */
    private static final double STANDSTILL = 1e-14;
    /** Enough for a multiplier of 1.01 at a cycle of two. */
    private static final int MOST_STEPS = 10_000;
    /** Fixed points so near the real line are taken for a double one on it. */
    private static final double DOUBLE_ROOT = 1e-6;

    private final Polynomial p;
    private final double a;
    /** From one fixed point to the next, with a alone in between: the basin is no larger where p rises. */
    private final Interval neighbours;

    private final double[] criticalPoints;

    private ImmediateBasin(Polynomial p, double a, Interval trapped) {
        this.p = p;
        this.a = a;
        double[] fixedPoints = p.plus(-1, 1).roots().stream()
                .filter(root -> Math.abs(root.getImaginary()) < DOUBLE_ROOT)
                .mapToDouble(Complex::getReal)
                .toArray();
        this.neighbours = new Interval(last(fixedPoints, trapped.lower()), first(fixedPoints, trapped.upper()));
        this.criticalPoints = p.derivative().realRoots().toArray();
    }

    /** The basin of p's fixed point a; empty if a does not attract. */
    static Optional<Interval> of(Polynomial p, double a) {
        Polynomial sizes = p.around(a).absolute();
        if (sizes.coefficient(1) >= 1 - 1e-9) {
            return Optional.empty();
        }
        double radius = 0.5;
        while (growth(sizes, radius) >= radius) {
            radius /= 2;
        }
        Interval trapped = new Interval(a - radius, a + radius);
        return Optional.of(new ImmediateBasin(p, a, trapped).grownFrom(trapped));
    }

    /** How far from a the points within a radius may be mapped. */
    private static double growth(Polynomial sizes, double radius) {
        double distance = 0;
        for (int power = sizes.degree(); power >= 1; power--) {
            distance = (distance + sizes.coefficient(power)) * radius;
        }
        return distance;
    }

    private Interval grownFrom(Interval trapped) {
        Interval basin = trapped;
        for (int step = 0; step < MOST_STEPS; step++) {
            Interval grown = pulledBack(withRisingGaps(basin));
            if (basin.lower() - grown.lower() < STANDSTILL && grown.upper() - basin.upper() < STANDSTILL) {
                return basin;
            }
            basin = grown;
        }
        throw new ArithmeticException("The basin of a fixed point ends too near a neutral cycle of two to be found.");
    }

    private Interval withRisingGaps(Interval basin) {
        boolean risesBelow = last(criticalPoints, basin.lower()) < neighbours.lower();
        boolean risesAbove = first(criticalPoints, basin.upper()) > neighbours.upper();
        return new Interval(
                risesBelow ? Math.min(neighbours.lower(), basin.lower()) : basin.lower(),
                risesAbove ? Math.max(neighbours.upper(), basin.upper()) : basin.upper());
    }

    /** To where p first leaves the interval, on both sides of a. */
    private Interval pulledBack(Interval interval) {
        double[] leaving = DoubleStream.of(interval.lower(), interval.upper())
                .flatMap(end -> p.plus(-end, 0).realRoots())
                .toArray();
        return new Interval(
                Math.min(last(leaving, a), interval.lower()), Math.max(first(leaving, a), interval.upper()));
    }

    private static double last(double[] points, double before) {
        return Arrays.stream(points).filter(x -> x < before).max().orElse(Double.NEGATIVE_INFINITY);
    }

    private static double first(double[] points, double after) {
        return Arrays.stream(points).filter(x -> x > after).min().orElse(Double.POSITIVE_INFINITY);
    }
}
