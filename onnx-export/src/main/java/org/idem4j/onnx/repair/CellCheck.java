package org.idem4j.onnx.repair;

import java.util.Arrays;
import org.idem4j.onnx.selfmap.DenseRows;

/**
 * Which cells of a row don't go with its others: those beyond their column's range, then one after the other the cell that lies
 * furthest from what the others let expect, as long as one lies beyond its column's threshold. Each is taken out before the next
 * is judged, so that one wild cell accuses no other (cf. Rousseeuw &amp; Van den Bossche, Detecting deviating data cells,
 * Technometrics 60, 2018). What is expected is the conditional mean of a normal distribution of precision Λ, and the distance
 * r<sub>j</sub>/√Λ<sub>jj</sub> of r = Λ(x − μ), Λ being that of the cells that are left.
 *
 * @param level The share of good cells that pass, or more; above 0 and below 1.
 * @param rows How many rows it was learnt from.
 * @param means μ, per column, raw units.
 * @param scales √Λ<sub>jj</sub> per column, above zero, in one over raw units.
 * @param coupling Λ<sub>ij</sub>/√(Λ<sub>ii</sub>Λ<sub>jj</sub>), [n × n], row-major.
 * @param thresholds Per column the largest distance of a cell that is plausible.
 * @param lowest Per column the smallest value that is plausible, raw units.
 * @param highest Per column the largest one.
 */
public record CellCheck(
        double level,
        long rows,
        float[] means,
        float[] scales,
        float[] coupling,
        float[] thresholds,
        float[] lowest,
        float[] highest) {

    /** A check of more columns is refused: it takes n² numbers, and about as many operations a row. */
    public static final int MOST_COLUMNS = 256;

    /**
     * Checks the sizes and numbers.
     *
     * @param level The share of good cells that pass.
     * @param rows How many rows it was learnt from.
     * @param means Per column.
     * @param scales As many.
     * @param coupling n times as many.
     * @param thresholds As many as means.
     * @param lowest As many.
     * @param highest As many.
     * @throws IllegalArgumentException If they don't fit together, are too many, not finite, a scale or threshold not above
     *     zero, or a range empty.
     */
    public CellCheck {
        int n = means.length;
        if (!(level > 0 && level < 1) || rows < 1 || n < 1 || n > MOST_COLUMNS) {
            throw new IllegalArgumentException(
                    "A check of cells has a level between 0 and 1, at least one row, and 1 to " + MOST_COLUMNS
                            + " columns, not " + level + ", " + rows + " and " + n + ".");
        }
        if (scales.length != n
                || coupling.length != n * n
                || thresholds.length != n
                || lowest.length != n
                || highest.length != n) {
            throw new IllegalArgumentException(
                    "A check of " + n + " columns has as many scales, thresholds and bounds, and "
                            + n * n + " couplings, not " + scales.length + ", " + thresholds.length + ", "
                            + lowest.length + ", "
                            + highest.length + " and " + coupling.length + ".");
        }
        for (int c = 0; c < n; c++) {
            boolean finite = Float.isFinite(means[c])
                    && Float.isFinite(scales[c])
                    && Float.isFinite(thresholds[c])
                    && Float.isFinite(lowest[c])
                    && Float.isFinite(highest[c]);
            if (!finite || !(scales[c] > 0) || !(thresholds[c] > 0) || lowest[c] > highest[c]) {
                throw new IllegalArgumentException("Column " + c + " of a check of cells has mean " + means[c]
                        + ", scale "
                        + scales[c] + ", threshold " + thresholds[c] + " and range " + lowest[c] + " to " + highest[c]
                        + "; they must be finite, scale and threshold above zero, the range in order.");
            }
        }
        for (float value : coupling) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("A check's couplings must be finite, not " + value + ".");
            }
        }
    }

    /**
     * The columns.
     *
     * @return n.
     */
    public int columns() {
        return means.length;
    }

    /**
     * Whether a value is beyond its column's range, whatever the rest of its row.
     *
     * @param value The value, raw; NaN is not.
     * @param column Its column.
     * @return True if it is below the lowest or above the highest plausible value.
     */
    public boolean outOfRange(float value, int column) {
        return value < lowest[column] || value > highest[column];
    }

    /** The value, or the end of its column's range that is nearest. */
    float within(float value, int column) {
        return Math.max(lowest[column], Math.min(highest[column], value));
    }

    /**
     * Finds implausible cells.
     *
     * @param values Row-major, [rows × n], raw, NaN where a cell is missing; left as they are.
     * @return Per cell whether it is implausible; a missing one is not. By its distance at most half of a row's columns are
     *     found: of a row of which more is odd nobody can tell which.
     * @throws IllegalArgumentException If the length is no multiple of n.
     */
    public boolean[] implausible(float[] values) {
        int n = columns();
        DenseRows.count(values.length, n);
        boolean[] found = new boolean[values.length];
        RowCheck row = new RowCheck(this);
        for (int start = 0; start < values.length; start += n) {
            row.find(values, start, found);
        }
        return found;
    }

    /**
     * Which cells were odd before a repair.
     *
     * @param rows The rows before and after, of as many columns.
     * @param replaced Whether the repair replaced odd cells, so that those count that it found besides, on its way.
     * @return 1 where a cell was missing or is implausible, else 0.
     */
    public int[] mask(RepairedRows rows, boolean replaced) {
        boolean[] found = implausible(rows.inputs());
        int[] mask = new int[found.length];
        for (int i = 0; i < mask.length; i++) {
            boolean written = replaced && rows.outputs()[i] != rows.inputs()[i];
            mask[i] = found[i] || written || Float.isNaN(rows.inputs()[i]) ? 1 : 0;
        }
        return mask;
    }

    /**
     * How far each cell lies from what the others of its row let expect, all others.
     *
     * @param values Row-major, [rows × n], raw, NaN where a cell is missing; left as they are.
     * @return The distances, in standard deviations where the columns are normal; NaN where a cell is missing.
     * @throws IllegalArgumentException If the length is no multiple of n.
     */
    public float[] distances(float[] values) {
        int n = columns();
        DenseRows.count(values.length, n);
        float[] distances = new float[values.length];
        boolean[] without = new boolean[values.length];
        RowCheck row = new RowCheck(this);
        for (int start = 0; start < values.length; start += n) {
            row.begin(values, start, without);
            for (int c = 0; c < n; c++) {
                distances[start + c] = Float.isNaN(values[start + c]) ? Float.NaN : (float) row.distance(c);
            }
        }
        return distances;
    }

    /**
     * The same check of columns in another order.
     *
     * @param from For each column of the result its column here.
     * @return The check of the reordered columns.
     */
    public CellCheck reordered(int[] from) {
        int n = columns();
        float[] other = new float[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                other[i * n + j] = coupling[from[i] * n + from[j]];
            }
        }
        return new CellCheck(
                level,
                rows,
                RepairFacts.reordered(means, from),
                RepairFacts.reordered(scales, from),
                other,
                RepairFacts.reordered(thresholds, from),
                RepairFacts.reordered(lowest, from),
                RepairFacts.reordered(highest, from));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CellCheck same
                && level == same.level
                && rows == same.rows
                && Arrays.equals(means, same.means)
                && Arrays.equals(scales, same.scales)
                && Arrays.equals(coupling, same.coupling)
                && Arrays.equals(thresholds, same.thresholds)
                && Arrays.equals(lowest, same.lowest)
                && Arrays.equals(highest, same.highest);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(means) + Arrays.hashCode(coupling);
    }
}
