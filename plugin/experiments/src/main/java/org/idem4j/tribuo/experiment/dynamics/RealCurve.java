package org.idem4j.tribuo.experiment.dynamics;

import java.util.List;
import org.idem4j.tribuo.corrector.FixedPoint;

/**
 * A recurrence on the real line.
 *
 * @param x Numbers.
 * @param y What they become.
 * @param fixedPoints The real fixed points, in order.
 * @param basinOfZero What goes to 0 around it; null if nothing does.
 * @param basinOfOne Likewise to 1.
 */
record RealCurve(double[] x, double[] y, List<Fixed> fixedPoints, Basin basinOfZero, Basin basinOfOne) {

    /**
     * A real fixed point.
     *
     * @param at Where it is.
     * @param multiplier The derivative there.
     * @param kind What points nearby do.
     */
    public record Fixed(double at, double multiplier, FixedPoint.Kind kind) {}
}
