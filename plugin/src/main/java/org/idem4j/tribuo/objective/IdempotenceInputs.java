package org.idem4j.tribuo.objective;

/** The inputs x at whose outputs f(x) the idempotence term is taken, as a configuration says it. */
public enum IdempotenceInputs {
    /** The training rows, corrupted as the reconstruction term sees them. */
    DATA,
    /** As many rows of N(0, 1) noise, in standardised units. */
    NOISE,
    /** The training rows and the noise, half the weight each. */
    BOTH;

    /**
     * The same for a {@link WeightedTerm}.
     *
     * @return One kind or two.
     */
    public Inputs[] kinds() {
        return switch (this) {
            case DATA -> new Inputs[] {Inputs.DATA};
            case NOISE -> new Inputs[] {Inputs.NOISE};
            case BOTH -> new Inputs[] {Inputs.DATA, Inputs.NOISE};
        };
    }
}
