package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.idem4j.onnx.selfmap.Predictions;
import org.idem4j.tribuo.data.RowText;
import org.idem4j.tribuo.data.TableException;
import org.idem4j.tribuo.data.TableFormat;
import org.idem4j.tribuo.data.TableReader;

/** The rows of a table in the order of a model's columns, a batch at a time. */
final class RowBatches implements AutoCloseable {

    /** Characters that are kept of a batch: one of long texts is handed on before it has all its rows. */
    private static final int MOST_TEXT = 1 << 24;

    private final Path path;
    private final TableFormat asked;
    private final TableReader reader;

    private RowBatches(Path path, TableFormat asked, TableReader reader) {
        this.path = path;
        this.asked = asked;
        this.reader = reader;
    }

    /** Opens a table; may be gzipped. */
    static RowBatches open(Path path, TableFormat asked) throws IOException {
        return new RowBatches(path, asked, TableReader.open(path, asked));
    }

    /** Lets missing cells pass, as NaN. */
    RowBatches withBlanks() {
        reader.withBlanks();
        return this;
    }

    TableReader reader() {
        return reader;
    }

    /** The names for a model that has none: of the columns that were chosen. */
    List<String> chosenNames() {
        return IntStream.of(reader.chosen(asked.columns()))
                .mapToObj(reader.names()::get)
                .toList();
    }

    long rows() {
        return reader.row();
    }

    /** What is wrong with a cell of the last row, as {@link TableReader#refusal}. */
    TableException refusal(int column, String what) {
        return reader.refusal(column, what);
    }

    /**
     * Where a model's columns are.
     *
     * @throws TableException As {@link ModelColumns#of}.
     */
    ModelColumns columns(OpenModel open, Path model) {
        return ModelColumns.of(reader, path, asked.columns(), open, model);
    }

    /** What was found of the table's format and is not plain, for people; empty for nothing. */
    String told(ModelColumns columns, Path model) {
        String format = reader.format().told();
        if (columns.byPosition()) {
            format += ", so its columns are taken as those of " + model + " in their order";
        }
        return format.isEmpty() ? "" : path + ": " + format + ".";
    }

    /** What looks at a row before it joins a batch: its cells in the order of the table's columns that are taken. */
    interface Check {
        void look(double[] row, int[] columns);
    }

    /** What takes a batch of rows; they are another batch's afterwards. */
    interface Batch {
        void take(ReadRows rows) throws IOException;
    }

    /**
     * Reads the table to its end.
     *
     * @param columns The model's columns.
     * @param kept The columns of the table whose text is kept.
     * @throws TableException If the table has no rows, or a cell that is taken is no number.
     */
    void forEach(ModelColumns columns, int[] kept, Check check, Batch batch) throws IOException {
        int[] taken = columns.inTable().clone();
        Arrays.sort(taken);
        int n = taken.length;
        int[] places =
                IntStream.of(taken).map(column -> columns.inModel()[column]).toArray();
        double[] row = new double[n];
        double[] read = new double[Predictions.BATCH * n];
        RowText text = new RowText(kept.length);
        int filled = 0;
        while (reader.next(row, taken)) {
            check.look(row, taken);
            for (int i = 0; i < n; i++) {
                read[filled + places[i]] = row[i];
            }
            reader.copyTo(text, kept);
            filled += n;
            if (filled == read.length || text.characters() > MOST_TEXT) {
                hand(batch, read, filled, n, text);
                filled = 0;
            }
        }
        if (reader.row() == 0) {
            throw new TableException(path + " has a header but no rows.");
        }
        if (filled > 0) {
            hand(batch, read, filled, n, text);
        }
    }

    private void hand(Batch batch, double[] read, int filled, int n, RowText text) throws IOException {
        float[] values = new float[filled];
        for (int i = 0; i < filled; i++) {
            values[i] = (float) read[i];
        }
        batch.take(new ReadRows(reader.row() - filled / n + 1, values, read, text));
        text.clear();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
