package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.idem4j.onnx.selfmap.Predictions;
import org.idem4j.tribuo.data.TableException;
import org.idem4j.tribuo.data.TableReader;

/** The rows of a table in the order of a model's columns, a batch at a time. */
final class RowBatches implements AutoCloseable {

    private final Path path;
    private final TableReader reader;

    private RowBatches(Path path, TableReader reader) {
        this.path = path;
        this.reader = reader;
    }

    /** Opens a table with a header; may be gzipped. */
    static RowBatches open(Path path) throws IOException {
        return new RowBatches(path, TableReader.open(path, true, ','));
    }

    /** Lets blank cells pass, as NaN. */
    RowBatches withBlanks() {
        reader.withBlanks();
        return this;
    }

    List<String> names() {
        return reader.names();
    }

    long rows() {
        return reader.row();
    }

    /** What is wrong with a cell of the last row, as {@link TableReader#refusal}. */
    TableException refusal(int column, String what) {
        return reader.refusal(column, what);
    }

    /**
     * For each column of the table its column in a model; −1 for further ones, which are left out.
     *
     * @param names The model's columns.
     * @throws TableException If the table lacks one of them.
     */
    int[] columns(List<String> names) {
        TreeSet<String> missing = without(names, names());
        if (!missing.isEmpty()) {
            throw new TableException(path + " lacks the model's columns " + missing + "; it has " + names() + ".");
        }
        return names().stream().mapToInt(names::indexOf).toArray();
    }

    /**
     * For each column of the table its column in a model that knows them all.
     *
     * @param names The model's columns.
     * @throws TableException If the two are not of the same columns.
     */
    int[] sameColumns(List<String> names, Path model) {
        TreeSet<String> missing = without(names, names());
        TreeSet<String> unknown = without(names(), names);
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new TableException("The header of " + path + " does not match " + model + ": the table lacks "
                    + missing + ", the model does not know " + unknown + ".");
        }
        return columns(names);
    }

    private static TreeSet<String> without(Collection<String> names, Collection<String> others) {
        TreeSet<String> left = new TreeSet<>(names);
        others.forEach(left::remove);
        return left;
    }

    /** What looks at a row before it joins a batch: its cells in the table's order, without the columns left out. */
    interface Check {
        void look(double[] row);
    }

    /** What takes a batch of rows, row-major. */
    interface Batch {
        void take(float[] rows) throws IOException;
    }

    /**
     * Reads the table to its end.
     *
     * @param columns As from {@link #columns}.
     * @throws TableException If the table has no rows, or a cell that is not left out is no number.
     */
    void forEach(int[] columns, Check check, Batch batch) throws IOException {
        int[] taken =
                IntStream.range(0, columns.length).filter(c -> columns[c] >= 0).toArray();
        int n = taken.length;
        double[] row = new double[n];
        float[] rows = new float[Predictions.BATCH * n];
        int filled = 0;
        while (reader.next(row, taken)) {
            check.look(row);
            for (int i = 0; i < n; i++) {
                rows[filled + columns[taken[i]]] = (float) row[i];
            }
            filled += n;
            if (filled == rows.length) {
                batch.take(rows);
                filled = 0;
            }
        }
        if (reader.row() == 0) {
            throw new TableException(path + " has a header but no rows.");
        }
        if (filled > 0) {
            batch.take(Arrays.copyOf(rows, filled));
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
