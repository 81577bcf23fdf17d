package org.idem4j.tribuo.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.impl.ArrayExample;
import org.tribuo.regression.Regressor;

/** The examples of a table's rows, in which cells may be missing. */
final class TableExamples {

    private static final Logger LOGGER = Logger.getLogger(TableExamples.class.getName());

    private final Path path;
    private final String[] names;
    private final boolean[] known;
    private final List<Example<Regressor>> examples = new ArrayList<>();
    private long leftOut;

    /**
     * No rows yet.
     *
     * @param path The table, for messages.
     * @param names The names of the examples' features.
     */
    TableExamples(Path path, List<String> names) {
        this.path = path;
        this.names = names.toArray(String[]::new);
        this.known = new boolean[this.names.length];
    }

    /** Adds a row of inputs x and targets y, NaN where a cell is missing. */
    void add(double[] x, double[] y) {
        int present = 0;
        for (int c = 0; c < x.length; c++) {
            present += Double.isNaN(x[c]) ? 0 : 1;
            known[c] |= !Double.isNaN(x[c]);
        }
        if (present == 0) {
            leftOut++;
        } else if (present == x.length) {
            examples.add(new ArrayExample<>(new Regressor(names, y.clone()), names, x.clone()));
        } else {
            int[] there = IntStream.range(0, x.length)
                    .filter(c -> !Double.isNaN(x[c]))
                    .toArray();
            examples.add(new ArrayExample<>(
                    new Regressor(names, y.clone()),
                    Arrays.stream(there).mapToObj(c -> names[c]).toArray(String[]::new),
                    Arrays.stream(there).mapToDouble(c -> x[c]).toArray()));
        }
    }

    /**
     * All examples.
     *
     * @throws TableException If there are none, or a column has no known cell.
     */
    List<Example<Regressor>> complete() {
        if (examples.isEmpty()) {
            throw new TableException(
                    leftOut == 0
                            ? path + " has a header but no rows."
                            : path + " has no known cell in any of its " + leftOut + " rows.");
        }
        for (int c = 0; c < names.length; c++) {
            if (!known[c]) {
                throw new TableException(path + ", column '" + names[c] + "' has no known cell in any of its "
                        + (examples.size() + leftOut) + " rows; leave it out by the choice of columns.");
            }
        }
        if (leftOut > 0) {
            LOGGER.warning(path + ": " + leftOut + " rows without any known cell were left out.");
        }
        return examples;
    }
}
