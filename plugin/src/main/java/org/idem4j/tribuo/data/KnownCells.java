package org.idem4j.tribuo.data;

import java.nio.file.Path;
import java.util.List;
import java.util.logging.Logger;

/** Which columns of a table something is known of, and how many rows nothing is. */
final class KnownCells {

    private static final Logger LOGGER = Logger.getLogger(KnownCells.class.getName());

    private final Path path;
    private final List<String> names;
    private final boolean[] known;
    private long rows;
    private long leftOut;

    /**
     * No rows yet.
     *
     * @param path The table, for messages.
     * @param names The names of the model's columns.
     */
    KnownCells(Path path, List<String> names) {
        this.path = path;
        this.names = names;
        this.known = new boolean[names.size()];
    }

    /** Looks at a row, NaN where a cell is missing; false where nothing is known, so that it is left out. */
    boolean in(double[] row) {
        boolean any = false;
        for (int c = 0; c < row.length; c++) {
            boolean there = !Double.isNaN(row[c]);
            any |= there;
            known[c] |= there;
        }
        rows++;
        leftOut += any ? 0 : 1;
        return any;
    }

    /**
     * Warns of the rows that were left out.
     *
     * @throws TableException If there is no other row, or a column has no known cell.
     */
    void require() {
        if (rows == leftOut) {
            throw new TableException(
                    rows == 0
                            ? path + " has a header but no rows."
                            : path + " has no known cell in any of its " + leftOut + " rows.");
        }
        for (int c = 0; c < known.length; c++) {
            if (!known[c]) {
                throw new TableException(path + ", column '" + names.get(c) + "' has no known cell in any of its "
                        + rows + " rows; leave it out by the choice of columns.");
            }
        }
        if (leftOut > 0) {
            LOGGER.warning(path + ": " + leftOut + " rows without any known cell were left out.");
        }
    }
}
