package org.idem4j.tribuo.corrector.matrix;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.tribuo.math.la.DenseMatrix;

/**
 * What a purification gave.
 *
 * @param matrix The projector; where it did not converge, the last finite iterate.
 * @param outcome How it ended.
 * @param residuals K² − K before the first step and after each, the last that of {@code matrix}.
 * @param observedOrder log 4‖E′‖ / log 4‖E‖ in the Frobenius norm over the last step that rounding did not disturb, which
 *     for a corrector of order m is at least m; NaN if there was no such step.
 * @param guarantee Convergence is certain from where a norm of K² − K is below this: ¼ for the correctors of order m. 0 if
 *     no bound on it is enough, as for trace-preserving steps.
 * @param trace The trace of {@code matrix}.
 * @param products The matrix products that it took.
 */
public record Purification(
        DenseMatrix matrix,
        PurificationOutcome outcome,
        List<Residual> residuals,
        double observedOrder,
        double guarantee,
        double trace,
        long products) {

    /**
     * Whether there is a projector.
     *
     * @return True if it converged.
     */
    public boolean converged() {
        return outcome == PurificationOutcome.CONVERGED;
    }

    /**
     * The projector.
     *
     * @return A matrix P with P² = P up to rounding.
     * @throws IllegalStateException If it did not converge; the message says why and what to do.
     */
    public DenseMatrix projector() {
        if (!converged()) {
            throw new IllegalStateException(
                    "The purification did not converge in " + iterations() + " steps. " + outcome.explanation());
        }
        return matrix;
    }

    /**
     * The steps to {@code matrix}.
     *
     * @return How often a polynomial was applied.
     */
    public int iterations() {
        return residuals.size() - 1;
    }

    /**
     * The projector's rank.
     *
     * @return The trace, rounded.
     */
    public long rank() {
        return Math.round(trace);
    }

    /**
     * How far the trace is from a whole number.
     *
     * @return trace − rank, a few roundings if it converged.
     */
    public double rankDefect() {
        return trace - rank();
    }

    /**
     * From where on convergence was certain.
     *
     * @return The first iteration whose residual is below the guarantee: 0 if the given matrix's is; none if no residual
     *     was.
     */
    public OptionalInt guaranteedFrom() {
        return IntStream.range(0, residuals.size())
                .filter(i -> residuals.get(i).smallest() < guarantee)
                .findFirst();
    }
}
