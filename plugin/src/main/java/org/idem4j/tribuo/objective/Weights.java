package org.idem4j.tribuo.objective;

/**
 * The weight of a term and those of the rows; both multiply its gradient.
 *
 * @param term The term's weight.
 * @param rows A weight per row, or null where all are 1.
 */
public record Weights(double term, float[] rows) {}
