package org.idem4j.tribuo.projection;

import org.ejml.data.DMatrixRMaj;

/**
 * What projectors on leading principal directions leave of the error of damaged rows, without a training: along a direction that
 * is kept the damage stays, along one that is left out the row itself is lost. Both are sums over rows that the directions
 * were not found on; rows may be added part by part, each with directions of its own.
 */
public final class DirectionErrors {

    private final double[] damage;
    private final double[] extent;
    private double cells;

    /**
     * No rows yet.
     *
     * @param columns n.
     */
    public DirectionErrors(int columns) {
        this.damage = new double[columns];
        this.extent = new double[columns];
    }

    /**
     * Adds rows.
     *
     * @param directions Those of other rows.
     * @param damaged The rows, damaged; row-major, [rows × n].
     * @param rows The rows as they should be; of the same shape.
     * @param weights A weight per row.
     */
    public void add(PrincipalDirections directions, float[] damaged, float[] rows, float[] weights) {
        int n = damage.length;
        DMatrixRMaj v = directions.leading(n);
        for (int row = 0; row < weights.length; row++) {
            for (int k = 0; k < n; k++) {
                double along = 0;
                double moved = 0;
                for (int i = 0; i < n; i++) {
                    double of = rows[row * n + i];
                    along += v.get(i, k) * of;
                    moved += v.get(i, k) * (damaged[row * n + i] - of);
                }
                damage[k] += weights[row] * moved * moved;
                extent[k] += weights[row] * along * along;
            }
            cells += (double) weights[row] * n;
        }
    }

    /**
     * The error of a projector.
     *
     * @param rank How many of the leading directions it keeps, from 0 to n.
     * @return The root mean square of what it gives less what it should, over all cells; NaN before there are rows of any weight.
     */
    public double error(int rank) {
        double sum = 0;
        for (int k = 0; k < damage.length; k++) {
            sum += k < rank ? damage[k] : extent[k];
        }
        return Math.sqrt(sum / cells);
    }
}
