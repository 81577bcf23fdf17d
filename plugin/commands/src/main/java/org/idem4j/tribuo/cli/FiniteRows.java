package org.idem4j.tribuo.cli;

/**
 * A batch of rows in repair, of which one of which nothing is known, or for which f gives no finite number, goes no further: it
 * stays as it was given.
 */
final class FiniteRows {

    private static final int FINITE = -1;
    private static final int UNKNOWN = -2;

    private final float[] given;
    private final int n;
    /** Per row the first column for which f gives no number, or one of these. */
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
        for (int row = 0; row < columns.length; row++) {
            columns[row] = isUnknown(row) ? UNKNOWN : FINITE;
        }
    }

    private boolean isUnknown(int row) {
        for (int i = row * n; i < (row + 1) * n; i++) {
            if (!Float.isNaN(given[i])) {
                return false;
            }
        }
        return true;
    }

    /** The outputs, each row given instead where it is, or once was, no row of finite numbers; else the outputs themselves. */
    float[] orGiven(float[] outputs) {
        float[] kept = outputs;
        for (int row = 0; row < columns.length; row++) {
            int column = columns[row] == FINITE ? UnfitRows.column(outputs, row * n, n) : columns[row];
            if (column != FINITE) {
                columns[row] = column;
                kept = kept == outputs ? outputs.clone() : kept;
                System.arraycopy(given, row * n, kept, row * n, n);
            }
        }
        return kept;
    }

    /** Counts the rows that stayed, by the reason; {@code first} is the number of the first of all. */
    void tell(long first, NamedRows unknown, UnfitRows unfit) {
        for (int row = 0; row < columns.length; row++) {
            if (columns[row] == UNKNOWN) {
                unknown.add(first + row, -1);
            } else if (columns[row] != FINITE) {
                unfit.add(first + row, columns[row]);
            }
        }
    }
}
