package org.idem4j.tribuo.objective;

import org.idem4j.tribuo.corrector.Corrector;

/** How the idempotence term is differentiated. No constant has a body: OLCUT could not read its provenance back. */
public enum GradientRule {
    /** The modified gradient −Δ, from a corrector. */
    MODIFIED,
    /** The ordinary gradient of the mean of (f(y) − y)², through both applications of f. */
    ORDINARY;

    /**
     * The term of an objective.
     *
     * @param corrector The corrector; the ordinary rule has no use for it.
     * @param scale The scale of the modified gradient; the ordinary rule is always a mean.
     * @return The term.
     */
    public Term term(Corrector corrector, GradientScale scale) {
        return switch (this) {
            case MODIFIED -> new ModifiedIdempotence(corrector, scale);
            case ORDINARY -> new OrdinaryIdempotence();
        };
    }
}
