package org.idem4j.onnx.repair;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * How far f moves clean rows, column by column: the error that a model makes on rows that need no repair. A change beyond it
 * says that a cell was damaged.
 *
 * @param level The share of the clean rows whose change is within the tolerance, above 0 and below 1.
 * @param rows How many clean rows it was measured on.
 * @param deviations Per column the standard deviation of the clean rows, raw units; a constant column has 1.
 * @param tolerances Per column the quantile of |f(x) − x| at the level, raw units.
 */
public record Calibration(double level, long rows, float[] deviations, float[] tolerances) {

    /** The level of the calibration that training stores. */
    public static final double LEVEL = 0.99;

    /** The least tolerance in deviations: below it is what another runtime's rounding changes. */
    public static final float ROUNDING = 1e-5f;

    private static final int MOST_ROWS = 1 << 14;
    private static final int MOST_CELLS = 1 << 22;

    /**
     * Checks the numbers.
     *
     * @param level The share of the clean rows within the tolerance.
     * @param rows How many clean rows there were.
     * @param deviations Per column the clean rows' standard deviation.
     * @param tolerances Per column the largest change that does not count.
     * @throws IllegalArgumentException If the level is not between 0 and 1, there are no rows, the lengths differ, or a
     *     number is not finite, a deviation not above zero, or a tolerance negative.
     */
    public Calibration {
        if (!(level > 0 && level < 1) || rows < 1) {
            throw new IllegalArgumentException("A calibration has a level between 0 and 1 and at least one row, not "
                    + level + " and " + rows + ".");
        }
        if (deviations.length != tolerances.length) {
            throw new IllegalArgumentException("A calibration has as many deviations as tolerances, not "
                    + deviations.length + " and " + tolerances.length + ".");
        }
        for (int c = 0; c < deviations.length; c++) {
            if (!(deviations[c] > 0 && tolerances[c] >= 0) || !Float.isFinite(deviations[c] + tolerances[c])) {
                throw new IllegalArgumentException("Column " + c + " of the calibration has deviation " + deviations[c]
                        + " and tolerance " + tolerances[c] + "; they must be finite, the deviation above zero.");
            }
        }
    }

    /**
     * Measures f on clean rows. Of more rows than give a steady quantile it takes some, evenly spread.
     *
     * @param f Applies f to rows, row-major; gives rows of the same shape.
     * @param clean Clean rows, row-major, at least one.
     * @param deviations Per column the clean rows' standard deviation, above zero.
     * @return The calibration at {@link #LEVEL}; null where f gives a number that is not finite.
     */
    public static Calibration measure(UnaryOperator<float[]> f, float[] clean, float[] deviations) {
        int n = deviations.length;
        float[] x = sample(clean, n);
        float[] y = f.apply(x);
        int rows = x.length / n;
        float[] tolerances = new float[n];
        for (int c = 0; c < n; c++) {
            float[] moved = new float[rows];
            for (int row = 0; row < rows; row++) {
                moved[row] = Math.abs(y[row * n + c] - x[row * n + c]);
            }
            Arrays.sort(moved); // NaN comes last
            if (!Float.isFinite(moved[rows - 1])) {
                return null;
            }
            float quantile = moved[(int) Math.ceil(LEVEL * rows) - 1];
            tolerances[c] = Math.max(quantile, ROUNDING * deviations[c]);
        }
        return new Calibration(LEVEL, rows, deviations.clone(), tolerances);
    }

    private static float[] sample(float[] rows, int n) {
        int all = rows.length / n;
        int taken = Math.min(all, Math.max(1, Math.min(MOST_ROWS, MOST_CELLS / n)));
        float[] some = new float[taken * n];
        for (int i = 0; i < taken; i++) {
            System.arraycopy(rows, (int) ((long) i * all / taken) * n, some, i * n, n);
        }
        return some;
    }

    /**
     * This calibration, no tolerance smaller than another's.
     *
     * @param other Another of the same columns and level.
     * @return Level, rows and deviations of this one, in each column the larger of the two tolerances.
     */
    public Calibration atLeast(Calibration other) {
        float[] larger = new float[tolerances.length];
        for (int c = 0; c < larger.length; c++) {
            larger[c] = Math.max(tolerances[c], other.tolerances[c]);
        }
        return new Calibration(level, rows, deviations, larger);
    }

    /**
     * The same tolerances for columns in another order.
     *
     * @param from For each column of the result its column here.
     * @return The calibration of the reordered columns.
     */
    public Calibration reordered(int[] from) {
        return new Calibration(
                level, rows, RepairFacts.reordered(deviations, from), RepairFacts.reordered(tolerances, from));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Calibration same
                && level == same.level
                && rows == same.rows
                && Arrays.equals(deviations, same.deviations)
                && Arrays.equals(tolerances, same.tolerances);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(deviations) + Arrays.hashCode(tolerances);
    }
}
