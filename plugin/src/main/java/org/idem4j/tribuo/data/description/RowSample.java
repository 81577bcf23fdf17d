package org.idem4j.tribuo.data.description;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Some rows of a table of any length, each as likely as any other (Vitter's reservoir); NaN where a cell is no number. */
final class RowSample {

    private static final int MOST_ROWS = 10_000;
    private static final int MOST_CELLS = 4_000_000;

    private final double[][] rows;
    private final SplittableRandom random = new SplittableRandom(1);
    private long seen;

    RowSample(int columns) {
        this.rows = new double[Math.max(100, Math.min(MOST_ROWS, MOST_CELLS / columns))][];
    }

    void add(double[] row) {
        long place = seen < rows.length ? seen : random.nextLong(seen + 1);
        if (place < rows.length) {
            rows[(int) place] = row.clone();
        }
        seen++;
    }

    int size() {
        return (int) Math.min(seen, rows.length);
    }

    double[] row(int i) {
        return rows[i];
    }

    /** A column's numbers in ascending order. */
    double[] sorted(int column) {
        double[] values = new double[size()];
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(rows[i][column])) {
                values[count++] = rows[i][column];
            }
        }
        values = Arrays.copyOf(values, count);
        Arrays.sort(values);
        return values;
    }
}
