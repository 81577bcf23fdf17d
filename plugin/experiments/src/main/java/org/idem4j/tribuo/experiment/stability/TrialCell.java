package org.idem4j.tribuo.experiment.stability;

import java.util.List;

/**
 * What a recurrence made of matrices at one distance from a projector.
 *
 * @param recurrence Its name.
 * @param norm ‖D‖₂.
 * @param trials How many matrices.
 * @param guaranteed How many had ‖K² − K‖₂ below the corrector's guarantee, ¼ for order m.
 * @param converged How many became idempotent.
 * @param broken How many did not although it was guaranteed.
 * @param rankKept How many became idempotent with the rank of P.
 * @param escaped How many grew beyond all bounds.
 * @param medianIterations The median of the iterations of those that became idempotent; not a number without any.
 * @param mostIterations The most iterations of these.
 * @param residuals ‖K² − K‖ in the Frobenius norm, before the first iteration and after each, of the first of these; empty
 *     without any.
 */
record TrialCell(
        String recurrence,
        double norm,
        int trials,
        int guaranteed,
        int converged,
        int broken,
        int rankKept,
        int escaped,
        double medianIterations,
        int mostIterations,
        List<Double> residuals) {

    /** The share that became idempotent. */
    double share() {
        return (double) converged / trials;
    }
}
