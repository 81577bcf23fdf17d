package org.idem4j.tribuo.network;

/**
 * Rows that a network is to give.
 *
 * @param dimension n.
 * @param values Row-major, [rows × n], finite.
 * @param weights A weight per row, not negative.
 */
public record TargetRows(int dimension, float[] values, float[] weights) {}
