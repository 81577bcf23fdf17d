package org.idem4j.tribuo.objective;

/** The inputs x at whose outputs f(x) the idempotence term is taken. */
public enum IdempotenceInputs {
    /** The training rows, corrupted as the reconstruction term sees them. */
    DATA,
    /** As many rows of N(0, 1) noise, in standardised units. */
    NOISE,
    /** The training rows and the noise, half the weight each. */
    BOTH;

    /** Whether the training rows are among them. */
    boolean data() {
        return this != NOISE;
    }

    /** Whether noise is among them. */
    boolean noise() {
        return this != DATA;
    }

    /** The share of the term's weight that each kind of input carries. */
    double share() {
        return this == BOTH ? 0.5 : 1;
    }
}
