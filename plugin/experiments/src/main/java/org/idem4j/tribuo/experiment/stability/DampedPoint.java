package org.idem4j.tribuo.experiment.stability;

import org.apache.commons.numbers.complex.Complex;
import org.idem4j.tribuo.corrector.FixedPoint;

/**
 * A fixed point of p under (1−γ)x + γp(x), which has the same fixed points with the multipliers 1 + γ(μ − 1).
 *
 * @param fixed The fixed point of p.
 */
record DampedPoint(FixedPoint fixed) {

    /** The size of the multiplier for a step γ. */
    double multiplier(double gamma) {
        return fixed.multiplier().subtract(1).multiply(gamma).add(1).abs();
    }

    /** Below which γ it attracts: |1 + γ(μ − 1)| &lt; 1 just if γ|μ − 1|² &lt; 2 Re(1 − μ). 0 if it does for none. */
    double attractsBelow() {
        Complex away = Complex.ONE.subtract(fixed.multiplier());
        return away.getReal() <= 0 ? 0 : 2 * away.getReal() / away.norm();
    }

    /** Whether it is 0 or 1. */
    boolean idempotent() {
        return fixed.point().equals(Complex.ZERO) || fixed.point().equals(Complex.ONE);
    }
}
