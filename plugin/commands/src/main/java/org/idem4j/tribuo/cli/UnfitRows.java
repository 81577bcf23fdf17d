package org.idem4j.tribuo.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The rows for which a model gives no finite number, counted and the first of them named. */
final class UnfitRows {

    private static final int NAMED = 10;

    private final List<Long> named = new ArrayList<>();
    private long count;
    private int column = -1;

    /**
     * Looks at a model's outputs.
     *
     * @param first The number of their first row.
     * @param outputs Row-major.
     * @param n The columns of a row.
     */
    void look(long first, float[] outputs, int n) {
        for (int start = 0; start < outputs.length; start += n) {
            for (int c = 0; c < n; c++) {
                if (!Float.isFinite(outputs[start + c])) {
                    add(first + start / n, c);
                    break;
                }
            }
        }
    }

    /** Counts a row for a column of the model's; −1 for none in particular. */
    void add(long row, int unfit) {
        if (count++ == 0) {
            column = unfit;
        }
        if (named.size() < NAMED) {
            named.add(row);
        }
    }

    /**
     * Refuses what was computed if there was such a row.
     *
     * @param rows How many rows there were.
     * @param names The model's columns.
     * @throws FailedException If a row was counted.
     */
    void requireNone(Path model, Path table, long rows, List<String> names) {
        if (count > 0) {
            throw new FailedException(model + " gives no finite number for " + count + " of the " + rows + " rows of "
                    + table + ": " + (count == 1 ? "row " : "rows ")
                    + named.stream().map(String::valueOf).collect(Collectors.joining(", "))
                    + (count > named.size() ? ", …" : "")
                    + (column < 0 ? "" : "; the first in column '" + names.get(column) + "'")
                    + ". Nothing was written. Leave these rows out, or take a model that knows such values.");
        }
    }
}
