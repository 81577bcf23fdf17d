package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.idem4j.onnx.selfmap.Predictions;
import org.idem4j.tribuo.data.TableException;
import org.idem4j.tribuo.data.TableReader;

/** The rows of a table in the order of a model's columns, a batch at a time. Further columns are left out. */
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

    List<String> names() {
        return reader.names();
    }

    long rows() {
        return reader.row();
    }

    /** What takes a batch of rows, row-major. */
    interface Batch {
        void take(float[] rows) throws IOException;
    }

    /**
     * Reads the table to its end.
     *
     * @param names The model's columns.
     * @throws TableException If the table lacks one of them, has no rows, or a cell in them is no number.
     */
    void forEach(List<String> names, Batch batch) throws IOException {
        int[] columns = columns(names);
        int n = columns.length;
        double[] row = new double[n];
        float[] rows = new float[Predictions.BATCH * n];
        int filled = 0;
        while (reader.next(row, columns)) {
            for (int c = 0; c < n; c++) {
                rows[filled++] = (float) row[c];
            }
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

    private int[] columns(List<String> names) {
        TreeSet<String> missing = new TreeSet<>(names);
        reader.names().forEach(missing::remove);
        if (!missing.isEmpty()) {
            throw new TableException(
                    path + " lacks the model's columns " + missing + "; it has " + reader.names() + ".");
        }
        return names.stream().mapToInt(reader.names()::indexOf).toArray();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
