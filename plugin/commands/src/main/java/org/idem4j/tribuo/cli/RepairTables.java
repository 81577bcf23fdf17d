package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.idem4j.onnx.repair.RepairedRows;
import org.idem4j.tribuo.data.CodedWriter;
import org.idem4j.tribuo.data.ColumnCode;
import org.idem4j.tribuo.data.PlacedCoding;
import org.idem4j.tribuo.data.RowText;
import org.idem4j.tribuo.data.TableLines;
import org.idem4j.tribuo.data.TableReader;

/**
 * The tables that a repair writes, in the format and under the header of the one that was read: the rows, and where asked for
 * their changes and their mask. Cells that are left alone, and columns that the model does not know, are copied as they stand.
 */
final class RepairTables implements AutoCloseable {

    private final OutputFiles files = new OutputFiles(Path.of(""));
    private final RowBatches table;
    private final ModelColumns columns;
    private final boolean blanksOnly;
    private final Function<RepairedRows, int[]> flags;
    private final TableLines rows;
    private final TableLines changes;
    private final TableLines mask;
    private final TableLines spread;
    private final float[] within;
    private final CodedWriter writer;
    private final int[][] places;
    private long masked;
    private long filled;

    /**
     * Begins the tables, in the format of the one that is repaired and with its header.
     *
     * @param table The table that is repaired, before its first row is read.
     * @param blanksOnly Whether only missing cells are written, all others left as they stand.
     * @param flags For each cell 1 where the mask is to say that it was odd, else 0; null without a mask.
     * @param changes Null for none.
     * @param mask Null for none.
     * @param spread Null for none.
     * @param within Per column of the model what nine in ten errors of filled cells stay within; null without spreads.
     */
    RepairTables(
            RowBatches table,
            ModelColumns columns,
            boolean blanksOnly,
            Function<RepairedRows, int[]> flags,
            Path output,
            Path changes,
            Path mask,
            Path spread,
            float[] within)
            throws IOException {
        this.table = table;
        this.columns = columns;
        this.blanksOnly = blanksOnly;
        this.flags = flags;
        this.within = within;
        this.writer = new CodedWriter(columns.coding());
        this.places = IntStream.range(0, columns.coding().size())
                .mapToObj(columns.coding()::places)
                .toArray(int[][]::new);
        try {
            this.rows = begun(output);
            this.changes = begun(changes);
            this.mask = begun(mask);
            this.spread = begun(spread);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private TableLines begun(Path path) throws IOException {
        if (path == null) {
            return null;
        }
        TableReader reader = table.reader();
        TableLines lines = new TableLines(files.beginText(path), reader);
        if (reader.hasHeader()) {
            int[] all = kept();
            RowText header = new RowText(all.length);
            reader.copyTo(header, all);
            for (int c : all) {
                lines.cell(header, 0, c);
            }
            lines.endLine();
        }
        return lines;
    }

    /** The columns whose text is needed: all. */
    int[] kept() {
        return IntStream.range(0, columns.coded().length).toArray();
    }

    /** Writes rows that were read, and what a model makes of them. */
    void write(ReadRows read, RepairedRows repaired) throws IOException {
        int n = columns.dimension();
        int[] odd = mask == null ? null : flags.apply(repaired);
        for (int row = 0; row * n < repaired.outputs().length; row++) {
            for (int c = 0; c < columns.coded().length; c++) {
                if (columns.coded()[c] < 0) {
                    carry(read.text(), row, c);
                } else {
                    write(read, repaired, row, c, odd);
                }
            }
            for (TableLines lines : new TableLines[] {rows, changes, mask, spread}) {
                if (lines != null) {
                    lines.endLine();
                }
            }
        }
    }

    private void carry(RowText text, int row, int column) throws IOException {
        for (TableLines lines : new TableLines[] {rows, changes, mask, spread}) {
            if (lines != null) {
                lines.cell(text, row, column);
            }
        }
    }

    private void write(ReadRows read, RepairedRows repaired, int row, int column, int[] odd) throws IOException {
        PlacedCoding coding = columns.coding();
        int c = columns.coded()[column];
        int start = row * coding.dimension();
        boolean missing = false;
        boolean same = true;
        boolean unfilled = false; // the row is one that f does not know
        int flag = 0;
        for (int place : places[c]) {
            float input = repaired.inputs()[start + place];
            missing |= Float.isNaN(input);
            // What is the same float may be more digits in the table than a float has.
            same &= input == repaired.outputs()[start + place];
            unfilled |= Float.isNaN(repaired.outputs()[start + place]);
            flag |= odd == null ? 0 : odd[start + place];
        }
        boolean unknown = read.unknown().get(row * coding.size() + c);
        boolean left = unfilled || same && !unknown || blanksOnly && (unknown || !missing);
        if (left) {
            rows.cell(read.text(), row, column);
        } else {
            writer.write(rows, repaired.outputs(), start, c);
        }
        filled += missing && !unknown && !left ? 1 : 0;
        int i = start + coding.first(c);
        boolean category = coding.code(c).kind() == ColumnCode.Kind.CATEGORY;
        if (changes != null && missing) {
            changes.cell("");
        } else if (changes != null) {
            changes.cell(left ? 0 : category ? 1 : (float) (repaired.outputs()[i] - read.read()[i]));
        }
        if (spread != null && missing && !left && !category) {
            spread.cell(within[i % within.length]);
        } else if (spread != null) {
            spread.cell("");
        }
        if (mask != null) {
            mask.cell(flag == 1 ? "1" : "0");
            masked += flag;
        }
    }

    /** How many cells were blank and are not. */
    long filled() {
        return filled;
    }

    /** How many cells of the mask are 1. */
    long masked() {
        return masked;
    }

    /** Moves all tables into place. */
    void commit() throws IOException {
        for (TableLines lines : new TableLines[] {rows, changes, mask, spread}) {
            if (lines != null) {
                lines.flush();
            }
        }
        files.commit();
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
