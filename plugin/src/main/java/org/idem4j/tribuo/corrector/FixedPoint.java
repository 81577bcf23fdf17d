package org.idem4j.tribuo.corrector;

import org.apache.commons.numbers.complex.Complex;

/**
 * A number that a corrector leaves alone, p(λ) = λ.
 *
 * @param point λ.
 * @param multiplier p′(λ), by which a small distance from λ is multiplied in each iteration.
 */
public record FixedPoint(Complex point, Complex multiplier) {

    /** How near 1 the size of a multiplier is taken for 1. */
    private static final double NEUTRAL = 1e-9;

    /** What iteration does to points near a fixed point (§2.2). */
    public enum Kind {
        /** |p′| &lt; 1: they come nearer. */
        ATTRACTING,
        /** |p′| = 1: higher derivatives decide. */
        NEUTRAL,
        /** |p′| &gt; 1: they go away. */
        REPELLING
    }

    /**
     * What iteration does to points nearby.
     *
     * @return The kind, by the size of the multiplier.
     */
    public Kind kind() {
        double size = multiplier.abs();
        if (Math.abs(size - 1) <= NEUTRAL) {
            return Kind.NEUTRAL;
        }
        return size < 1 ? Kind.ATTRACTING : Kind.REPELLING;
    }

    /**
     * Whether the point lies on the real line.
     *
     * @return Whether its imaginary part is zero.
     */
    public boolean isReal() {
        return point.getImaginary() == 0;
    }
}
