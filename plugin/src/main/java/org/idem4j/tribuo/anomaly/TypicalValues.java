package org.idem4j.tribuo.anomaly;

import java.util.Arrays;
import java.util.function.Function;

/**
 * Values that expected rows have, some for each column; what a cell is compared with to tell what it does to a row's score.
 *
 * @param columns The columns.
 * @param values As many for each column, columns after one another; none at all where they are not known.
 */
public record TypicalValues(int columns, float[] values) {

    /** Quantiles of each column: enough to meet every mode of a column, few enough to try all of them. */
    private static final int EACH = 9;

    /**
     * Checks and copies the values.
     *
     * @param columns At least 1.
     * @param values Finite, as many for each column.
     * @throws IllegalArgumentException If they are not.
     */
    public TypicalValues {
        if (columns < 1 || values.length % columns != 0) {
            throw new IllegalArgumentException(
                    values.length + " typical values are not as many for each of " + columns + " columns.");
        }
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("A typical value of column " + (i / (values.length / columns) + 1)
                        + " is " + values[i] + "; it must be finite.");
            }
        }
        values = values.clone();
    }

    /**
     * The values that divide each column of rows into equal parts, from their middles.
     *
     * @param rows Row-major, at least one row.
     * @param columns The columns.
     * @return Nine values for each column.
     */
    static TypicalValues of(float[] rows, int columns) {
        int count = rows.length / columns;
        float[] values = new float[columns * EACH];
        float[] column = new float[count];
        for (int c = 0; c < columns; c++) {
            for (int row = 0; row < count; row++) {
                column[row] = rows[row * columns + c];
            }
            Arrays.sort(column);
            for (int i = 0; i < EACH; i++) {
                values[c * EACH + i] = column[(int) ((2L * i + 1) * count / (2 * EACH))];
            }
        }
        return new TypicalValues(columns, values);
    }

    /**
     * The values.
     *
     * @return A copy.
     */
    @Override
    public float[] values() {
        return values.clone();
    }

    /** The same for columns in another order: the i-th is the given one of these. */
    TypicalValues reordered(int[] order) {
        int each = values.length / columns;
        float[] moved = new float[values.length];
        for (int c = 0; c < columns; c++) {
            System.arraycopy(values, order[c] * each, moved, c * each, each);
        }
        return new TypicalValues(columns, moved);
    }

    /** As {@link RowDetector#contributions} has it, for any score of rows. */
    double[] contributions(Function<float[], double[]> score, float[] rows) {
        if (values.length == 0) {
            throw new IllegalStateException(
                    "The detector was stored by an earlier version, which did not keep what it takes"
                            + " to tell the cells' contributions; train it again.");
        }
        double[] scores = score.apply(rows);
        double[] falls = new double[rows.length];
        for (int row = 0; row < scores.length; row++) {
            double[] least = leastScores(score, Arrays.copyOfRange(rows, row * columns, (row + 1) * columns));
            for (int c = 0; c < columns; c++) {
                double fall = scores[row] - least[c];
                falls[row * columns + c] = fall < 0 ? 0 : fall;
            }
        }
        return falls;
    }

    /** Per column the least score that the row has with one of that column's values; NaN if it never has any. */
    private double[] leastScores(Function<float[], double[]> score, float[] row) {
        int each = values.length / columns;
        float[] variants = new float[values.length * columns];
        for (int i = 0; i < values.length; i++) {
            System.arraycopy(row, 0, variants, i * columns, columns);
            variants[i * columns + i / each] = values[i];
        }
        double[] found = score.apply(variants);
        double[] least = new double[columns];
        for (int c = 0; c < columns; c++) {
            least[c] = Arrays.stream(found, c * each, (c + 1) * each)
                    .filter(value -> !Double.isNaN(value))
                    .min()
                    .orElse(Double.NaN);
        }
        return least;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TypicalValues same && columns == same.columns && Arrays.equals(values, same.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }
}
