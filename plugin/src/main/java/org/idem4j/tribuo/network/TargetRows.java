package org.idem4j.tribuo.network;

import org.idem4j.tribuo.projection.PrincipalDirections;

/** Rows that a network is to give. Safe for threads that leave the rows as they are. */
public final class TargetRows {

    private final int dimension;
    private final float[] values;
    private final float[] weights;
    private PrincipalDirections directions;

    /**
     * Of rows.
     *
     * @param dimension n.
     * @param values Row-major, [rows × n], finite; not copied.
     * @param weights A weight per row, not negative; not copied.
     */
    public TargetRows(int dimension, float[] values, float[] weights) {
        this.dimension = dimension;
        this.values = values;
        this.weights = weights;
    }

    /**
     * n.
     *
     * @return The columns of a row.
     */
    public int dimension() {
        return dimension;
    }

    /** Their principal directions, found when they are first asked for. */
    synchronized PrincipalDirections directions() {
        if (directions == null) {
            directions = PrincipalDirections.of(values, weights, dimension);
        }
        return directions;
    }
}
