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

    /** The variance of each column over the rows, by their weights. */
    double[] variances() {
        double[] means = new double[dimension];
        double all = 0;
        for (int row = 0; row < weights.length; row++) {
            all += weights[row];
            for (int column = 0; column < dimension; column++) {
                means[column] += (double) weights[row] * values[row * dimension + column];
            }
        }
        double[] variances = new double[dimension];
        for (int row = 0; row < weights.length; row++) {
            for (int column = 0; column < dimension; column++) {
                double distance = values[row * dimension + column] - means[column] / all;
                variances[column] += weights[row] * distance * distance / all;
            }
        }
        return variances;
    }
}
