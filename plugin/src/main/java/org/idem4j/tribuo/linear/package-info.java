/**
 * Linear self-maps in closed form. {@link org.idem4j.tribuo.linear.LeastSquares} gives the best matrix for a table's rows, also
 * of a given rank, and the projector of that rank. {@link org.idem4j.tribuo.linear.HeldOutRank} finds the rank.
 * {@link org.idem4j.tribuo.linear.LeastSquaresProjector} makes that matrix idempotent by {@code corrector.matrix}.
 */
package org.idem4j.tribuo.linear;
