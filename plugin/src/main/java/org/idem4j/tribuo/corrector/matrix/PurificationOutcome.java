package org.idem4j.tribuo.corrector.matrix;

/** How a purification ended. */
public enum PurificationOutcome {
    /** At a projector: the residual is down to rounding. */
    CONVERGED("The matrix is idempotent up to rounding."),
    /** At a fixed point of the corrector that is no projector. */
    STOOD_STILL(
            "It stands still at a matrix that is not idempotent: an eigenvalue is, up to rounding, at the fixed point"
                    + " between 0 and 1 (½ for a corrector of order m), or, where the trace is kept, too many eigenvalues are equal"
                    + " for a projector of that rank. Which projector is meant, the matrix does not say: add a small multiple of the"
                    + " identity to count that eigenvalue among the ones, or subtract it to count it among the zeros."),
    /** Beyond all bounds. */
    ESCAPED(
            "It grew beyond all bounds: an eigenvalue lies outside the region that the corrector draws to 0 or 1 (on the"
                    + " real line, for order 2, from -0.366 to 1.366). Check that the matrix is meant to be nearly idempotent;"
                    + " contract it towards ½I first, which brings real eigenvalues into the region; or take order 2, whose region"
                    + " is the widest."),
    /** Nowhere, within the steps after which rounding alone would have decided. */
    UNDECIDED(
            "It settled nowhere before rounding would have decided where: an eigenvalue is, up to rounding, on the border"
                    + " of what the corrector draws to 0, to 1 and away. Contract the matrix towards ½I first, if its eigenvalues"
                    + " are real, or add or subtract a small multiple of the identity.");

    private final String explanation;

    PurificationOutcome(String explanation) {
        this.explanation = explanation;
    }

    /**
     * What happened, why, and what to do.
     *
     * @return Sentences for a person.
     */
    public String explanation() {
        return explanation;
    }
}
