package org.idem4j.tribuo.cli;

import java.util.Arrays;

/** A batch of rows in repair, of which one for which f gives no finite number goes no further: it stays as it was given. */
final class FiniteRows {

    private final float[] given;
    private final int n;
    /** Per row the first column without a number; −1 for none. */
    private final int[] columns;

    /**
     * Begins with all rows.
     *
     * @param given Row-major; left as they are.
     * @param n The columns of a row.
     */
    FiniteRows(float[] given, int n) {
        this.given = given;
        this.n = n;
        this.columns = new int[given.length / n];
        Arrays.fill(columns, -1);
    }

    /** The outputs, each row given instead where it is, or once was, no row of finite numbers; else the outputs themselves. */
    float[] orGiven(float[] outputs) {
        float[] kept = outputs;
        for (int row = 0; row < columns.length; row++) {
            int column = columns[row] >= 0 ? columns[row] : UnfitRows.column(outputs, row * n, n);
            if (column >= 0) {
                columns[row] = column;
                kept = kept == outputs ? outputs.clone() : kept;
                System.arraycopy(given, row * n, kept, row * n, n);
            }
        }
        return kept;
    }

    /** Counts the rows that stayed; {@code first} is the number of the first. */
    void tell(long first, UnfitRows unfit) {
        for (int row = 0; row < columns.length; row++) {
            if (columns[row] >= 0) {
                unfit.add(first + row, columns[row]);
            }
        }
    }
}
