package org.idem4j.tribuo.corrector.matrix;

import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Ends a purification without a tolerance to choose (after Kruchinina, Rudberg &amp; Rubensson, J. Chem. Theory Comput. 12,
 * 5788, 2016). In exact arithmetic a step from E to E′ obeys a bound, ‖E′‖ ≤ φ(‖E‖) with φ(e) ~ eᵐ, whatever the matrix.
 * Once ‖E‖ is small enough for that to mean convergence, a residual that breaks the bound, or does not fall, is rounding.
 *
 * <p>Before that, an eigenvalue may stay near a repelling fixed point or the border of a basin for long. Its distance grows
 * by the slope there, so after log(2⁵³/n) / log(slope) steps one that has not left was no farther away than rounding.
 */
final class StoppingRule {

    /** The largest 4‖E‖ at which the order is looked at: far enough from ½ that rounding can't imitate a loss of order. */
    private static final double NEAR = 0.5;
    /** By how much rounding may exceed the bound where the bound is tight. */
    private static final double SLACK = 2;

    private final long patience;
    private long steps;
    private double before;
    private double bound;
    private boolean slow;
    private double order = Double.NaN;

    StoppingRule(int n, double repulsion) {
        this.patience = (long) Math.ceil(Math.log(0x1p53 / n) / Math.log(repulsion));
    }

    /**
     * Notes a step that is about to be taken.
     *
     * @param from The residual before it.
     * @param form The polynomial.
     * @param size ‖K − ½I‖ before it, in the Frobenius norm.
     */
    void step(Residual from, CentredForm form, double size) {
        steps++;
        before = from.frobenius();
        bound = form.residual().bound(before, size);
    }

    /**
     * Judges the residual after the steps so far.
     *
     * @param now The residual.
     * @param moved How far the last step moved the matrix, computed only where it matters.
     * @return How it ends; empty if it goes on.
     */
    Optional<PurificationOutcome> end(Residual now, DoubleSupplier moved) {
        double after = now.frobenius();
        if (!now.finite()) {
            return Optional.of(PurificationOutcome.ESCAPED);
        } else if (after == 0) {
            return Optional.of(PurificationOutcome.CONVERGED);
        } else if (steps == 0) {
            return Optional.empty();
        } else if (4 * before <= NEAR && bound < before) {
            return endNear(after);
        } else if (after == before && moved.getAsDouble() == 0) {
            return Optional.of(PurificationOutcome.STOOD_STILL);
        } else if (steps == patience / 2) {
            slow = moved.getAsDouble() < after / 2; // in the end what lingered may just be leaving
        } else if (steps >= patience) {
            return Optional.of(slow ? PurificationOutcome.STOOD_STILL : PurificationOutcome.UNDECIDED);
        }
        return Optional.empty();
    }

    private Optional<PurificationOutcome> endNear(double after) {
        if (after > SLACK * bound || after >= before) {
            return Optional.of(PurificationOutcome.CONVERGED);
        }
        order = Math.log(4 * after) / Math.log(4 * before);
        return Optional.empty();
    }

    /** log 4‖E′‖ / log 4‖E‖ over the last step that rounding did not disturb; NaN if there was none. */
    double observedOrder() {
        return order;
    }
}
