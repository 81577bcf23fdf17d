package org.idem4j.tribuo.anomaly;

import java.util.Arrays;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.tribuo.data.Standardisation;
import org.idem4j.tribuo.evaluation.NoiseSpread;

/**
 * The units in which rows are compared, so that no column counts more for its unit of measure.
 *
 * @param deviations Per column, finite and above zero.
 */
public record ColumnScale(float[] deviations) {

    /**
     * Checks and copies the deviations.
     *
     * @param deviations Copied; finite and above zero, at least one.
     * @throws IllegalArgumentException If there are none, or one is not finite and above zero.
     */
    public ColumnScale {
        if (deviations.length == 0) {
            throw new IllegalArgumentException("A scale of columns needs at least one column.");
        }
        for (int c = 0; c < deviations.length; c++) {
            if (!(deviations[c] > 0) || Float.isInfinite(deviations[c])) {
                throw new IllegalArgumentException("Column " + (c + 1) + " of the scale has the deviation "
                        + deviations[c] + "; it must be finite and above zero.");
            }
        }
        deviations = deviations.clone();
    }

    /**
     * The deviations of rows.
     *
     * @param rows Row-major, at least one row.
     * @param columns The columns.
     * @return Each column's (population) standard deviation; 1 for a constant column.
     */
    public static ColumnScale of(float[] rows, int columns) {
        return new ColumnScale(Standardisation.of(rows, columns).deviations());
    }

    /**
     * One deviation for all columns, as pixels have it: one that hardly varies counts no more for that.
     *
     * @param rows Row-major, at least one row.
     * @param columns The columns.
     * @return The root mean square of the columns' deviations, for each of them; 1 where all rows are the same.
     */
    public static ColumnScale ofOneUnit(float[] rows, int columns) {
        float[] deviations = new float[columns];
        float spread = (float) NoiseSpread.spread(rows, columns);
        Arrays.fill(deviations, spread > 0 ? spread : 1);
        return new ColumnScale(deviations);
    }

    /**
     * The deviations.
     *
     * @return Per column, a copy.
     */
    @Override
    public float[] deviations() {
        return deviations.clone();
    }

    /**
     * How far a function moves rows.
     *
     * @param f The function, of as many columns.
     * @param rows The rows x, row-major; left as they are.
     * @return Per row the root mean square over the columns of (f(x) − x) / deviation.
     * @throws IllegalArgumentException If the function has another number of columns.
     */
    public double[] distances(DenseSelfMap f, float[] rows) {
        int n = deviations.length;
        if (f.selfMap().dimension() != n) {
            throw new IllegalArgumentException("The scale has " + n + " columns, the function "
                    + f.selfMap().dimension() + ".");
        }
        float[] moved = f.apply(rows);
        double[] distances = new double[rows.length / n];
        for (int row = 0; row < distances.length; row++) {
            double squares = 0;
            for (int c = 0; c < n; c++) {
                int cell = row * n + c;
                double step = ((double) moved[cell] - rows[cell]) / deviations[c];
                squares += step * step;
            }
            distances[row] = Math.sqrt(squares / n);
        }
        return distances;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ColumnScale same && Arrays.equals(deviations, same.deviations);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(deviations);
    }
}
