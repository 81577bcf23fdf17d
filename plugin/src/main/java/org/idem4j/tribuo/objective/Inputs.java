package org.idem4j.tribuo.objective;

/** The rows x at whose outputs f(x) a term is taken; an objective makes one pass through f for each that its terms want. */
public enum Inputs {
    /** The training rows, corrupted, with their targets and weights. */
    DATA,
    /** As many rows z of N(0, 1), in standardised units. */
    NOISE,
    /** What the network makes of that noise, f(z), taken as given: nothing is differentiated through how it came about. */
    OWN_OUTPUTS
}
