package org.idem4j.tribuo.objective;

import org.idem4j.tribuo.corrector.Corrector;

/** How the idempotence term is differentiated. */
public enum GradientRule {
    /** The modified gradient −Δ, from a corrector. */
    MODIFIED {
        @Override
        public Term term(Corrector corrector, GradientScale scale) {
            return new ModifiedIdempotence(corrector, scale);
        }
    },
    /** The ordinary gradient of the mean of (f(y) − y)², through both applications of f. */
    ORDINARY {
        @Override
        public Term term(Corrector corrector, GradientScale scale) {
            return new OrdinaryIdempotence();
        }
    };

    /**
     * The term of an objective.
     *
     * @param corrector The corrector; the ordinary rule has no use for it.
     * @param scale The scale of the modified gradient; the ordinary rule is always a mean.
     * @return The term.
     */
    public abstract Term term(Corrector corrector, GradientScale scale);
}
