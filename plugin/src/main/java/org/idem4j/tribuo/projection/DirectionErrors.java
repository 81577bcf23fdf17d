package org.idem4j.tribuo.projection;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What projectors on leading principal directions leave of the error of damaged rows, without a training: along a direction that
 * is kept the damage stays, along one that is left out the row itself is lost. Both are sums over rows that the directions
 * were not found on; rows may be added part by part, each with directions of its own.
 */
public final class DirectionErrors {

    private final int columns;
    private double[] damage = {};
    private double[] extent = {};
    private double beyond;
    private double cells;

    /**
     * No rows yet.
     *
     * @param columns n.
     */
    public DirectionErrors(int columns) {
        this.columns = columns;
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
        int most = directions.most();
        damage = Arrays.copyOf(damage, most);
        extent = Arrays.copyOf(extent, most);
        DMatrixRMaj clean = new DMatrixRMaj(weights.length, columns);
        DMatrixRMaj moved = new DMatrixRMaj(weights.length, columns);
        for (int i = 0; i < rows.length; i++) {
            clean.data[i] = rows[i];
            moved.data[i] = (double) damaged[i] - rows[i];
        }
        DMatrixRMaj v = directions.leading(most);
        DMatrixRMaj ofClean = new DMatrixRMaj(weights.length, most);
        DMatrixRMaj ofMoved = new DMatrixRMaj(weights.length, most);
        CommonOps_DDRM.mult(clean, v, ofClean);
        CommonOps_DDRM.mult(moved, v, ofMoved);
        for (int row = 0; row < weights.length; row++) {
            double along = add(ofClean, row, weights[row], extent);
            add(ofMoved, row, weights[row], damage);
            if (most < columns) {
                beyond += weights[row] * squares(clean, row) - along;
            }
            cells += (double) weights[row] * columns;
        }
    }

    /** Adds a row's squares, each to its sum; gives what all add. */
    private static double add(DMatrixRMaj rows, int row, double weight, double[] sums) {
        double all = 0;
        for (int k = 0; k < sums.length; k++) {
            double square = weight * rows.get(row, k) * rows.get(row, k);
            sums[k] += square;
            all += square;
        }
        return all;
    }

    private static double squares(DMatrixRMaj rows, int row) {
        double sum = 0;
        for (int c = 0; c < rows.numCols; c++) {
            sum += rows.get(row, c) * rows.get(row, c);
        }
        return sum;
    }

    /**
     * The largest rank that there is an error of.
     *
     * @return n, or less where the columns are many; 0 before there are rows.
     */
    public int most() {
        return damage.length;
    }

    /**
     * The error of a projector.
     *
     * @param rank How many of the leading directions it keeps, from 0 to {@link #most}.
     * @return The root mean square of what it gives less what it should, over all cells; NaN before there are rows of any weight.
     */
    public double error(int rank) {
        double sum = beyond;
        for (int k = 0; k < damage.length; k++) {
            sum += k < rank ? damage[k] : extent[k];
        }
        return Math.sqrt(sum / cells);
    }
}
