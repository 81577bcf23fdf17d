package org.idem4j.tribuo.cli;

import java.nio.file.Path;
import java.util.List;

/** The rows for which a model gives no finite number. */
final class UnfitRows {

    /** Where all that was asked for is refused. */
    static final String NOTHING_WRITTEN = "Nothing was written.";

    private final NamedRows found = new NamedRows();

    /**
     * Looks at a model's outputs.
     *
     * @param first The number of their first row.
     * @param outputs Row-major.
     * @param n The columns of a row.
     */
    void look(long first, float[] outputs, int n) {
        for (int start = 0; start < outputs.length; start += n) {
            int column = column(outputs, start, n);
            if (column >= 0) {
                add(first + start / n, column);
            }
        }
    }

    /** The first column of a row that is no finite number; −1 where all are. */
    static int column(float[] outputs, int start, int n) {
        for (int c = 0; c < n; c++) {
            if (!Float.isFinite(outputs[start + c])) {
                return c;
            }
        }
        return -1;
    }

    /** Counts a row for a column of the model's; −1 for none in particular. */
    void add(long row, int column) {
        found.add(row, column);
    }

    /**
     * Refuses what was computed if no row came out well.
     *
     * @param rows How many rows there were.
     * @param names The model's columns.
     * @throws FailedException If all rows were counted.
     */
    void requireSome(Path model, Path table, long rows, List<String> names) {
        if (found.count() == rows) {
            requireNone(model, table, rows, names, NOTHING_WRITTEN);
        }
    }

    /**
     * Fails if there was such a row.
     *
     * @param rows How many rows there were.
     * @param names The model's columns.
     * @param written What has become of the rows.
     * @throws FailedException If a row was counted.
     */
    void requireNone(Path model, Path table, long rows, List<String> names, String written) {
        if (found.count() > 0) {
            throw new FailedException(model + " gives no finite number for " + found.count() + " of the " + rows
                    + " rows of " + table + ": " + found.told(names) + ". " + written
                    + " Leave these rows out, or take a model that knows such values.");
        }
    }
}
