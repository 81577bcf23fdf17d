package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.idem4j.tribuo.data.CodedReader;
import org.idem4j.tribuo.data.RowText;
import org.idem4j.tribuo.data.TableException;
import org.idem4j.tribuo.data.TableFormat;
import org.idem4j.tribuo.data.TableReader;
import org.idem4j.tribuo.data.UnknownCategories;

/** The rows of a table in the order of a model's columns, a batch at a time. */
final class RowBatches implements AutoCloseable {

    /** Characters that are kept of a batch: one of long texts is handed on before it has all its rows. */
    private static final int MOST_TEXT = 1 << 24;

    private final Path path;
    private final TableFormat asked;
    private final TableReader reader;
    private boolean blanks;
    private UnknownCategories unknowns;

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
        blanks = true;
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

    /** What was found of the table's format, and of its categories once they were read, and is not plain, for people; empty for nothing. */
    String told(ModelColumns columns, Path model) {
        String format = reader.format().told();
        if (columns.byPosition()) {
            format += ", so its columns are taken as those of " + model + " in their order";
        }
        String found = format.isEmpty() ? "" : path + ": " + format + ".";
        String unknown = unknowns == null || unknowns.told().isEmpty() ? "" : path + ": " + unknowns.told();
        return found + (found.isEmpty() || unknown.isEmpty() ? "" : System.lineSeparator()) + unknown;
    }

    /** What looks at a row, in the order of the model, before it joins a batch. */
    interface Check {
        void look(double[] row, CodedReader from);
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
        int n = columns.dimension();
        int coded = columns.coding().size();
        CodedReader rows = coded(columns);
        BitSet unknown = new BitSet();
        double[] row = new double[n];
        double[] read = new double[BatchSize.of(n) * n];
        RowText text = new RowText(kept.length);
        int filled = 0;
        try (RowBar bar = RowBar.of(path.toString())) {
            while (rows.next(row)) {
                reader.tell(bar);
                check.look(row, rows);
                System.arraycopy(row, 0, read, filled, n);
                for (int c = 0; c < coded; c++) {
                    unknown.set(filled / n * coded + c, rows.isUnknown(c));
                }
                reader.copyTo(text, kept);
                filled += n;
                if (filled == read.length || text.characters() > MOST_TEXT) {
                    hand(batch, read, filled, n, unknown, text);
                    filled = 0;
                }
            }
        }
        if (reader.row() == 0) {
            throw new TableException(path + " has a header but no rows.");
        }
        if (filled > 0) {
            hand(batch, read, filled, n, unknown, text);
        }
    }

    /** The rows from here on as the model has them. */
    CodedReader coded(ModelColumns columns) {
        CodedReader rows = new CodedReader(reader, columns.inTable(), columns.coding());
        unknowns = rows.unknowns();
        return blanks ? rows : rows.withUnknownAsNone();
    }

    private void hand(Batch batch, double[] read, int filled, int n, BitSet unknown, RowText text) throws IOException {
        float[] values = new float[filled];
        for (int i = 0; i < filled; i++) {
            values[i] = (float) read[i];
        }
        batch.take(new ReadRows(reader.row() - filled / n + 1, values, read, unknown, text));
        text.clear();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
