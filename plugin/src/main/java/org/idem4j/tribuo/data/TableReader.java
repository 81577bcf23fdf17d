package org.idem4j.tribuo.data;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.zip.ZipException;
import org.idem4j.onnx.io.Interruption;

/**
 * Reads a CSV row by row, holding one row at a time: chosen columns as numbers, any cell as it stands. UTF-8, RFC 4180
 * quoting, gzip recognised by its first bytes; every refusal names the file, the row and the column. For one thread.
 */
public final class TableReader implements AutoCloseable {

    /** Rows between two looks at how far the reading has come. */
    private static final int TOLD = 1 << 12;

    private final Path path;
    private final CountedBytes bytes;
    private final TableRecords records;
    private final TableFormat format;
    private final List<String> names;
    private boolean pending;
    private boolean blanks;
    private long row;

    private TableReader(
            Path path, CountedBytes bytes, TableRecords records, TableFormat format, Predicate<String[]> header)
            throws IOException {
        this.path = path;
        this.bytes = bytes;
        this.records = records;
        if (!records.next()) {
            throw new TableException(path + " has no rows.");
        }
        String[] first = records.cells();
        this.format = format.withHeader(header.test(first));
        this.names = this.format.header() ? List.of(first) : ColumnNames.generatedNames(first.length);
        this.pending = !this.format.header();
    }

    /**
     * Opens a table.
     *
     * @param path The file.
     * @param header Whether its first line names the columns; without it they are column01, column02, ….
     * @param separator What stands between cells.
     * @return The reader, to be closed.
     * @throws IOException If the file is missing or can't be read.
     * @throws TableException If it is empty.
     */
    public static TableReader open(Path path, boolean header, char separator) throws IOException {
        return open(path, TableFormat.PLAIN.withHeader(header).withSeparator(separator));
    }

    /**
     * Opens a table.
     *
     * @param path The file.
     * @param format How it is read; what it leaves open is found by a look at the first lines. The choice of columns is
     *     left to {@link #chosen(String)}.
     * @return The reader, to be closed.
     * @throws IOException If the file is missing or can't be read.
     * @throws TableException If it is empty.
     */
    public static TableReader open(Path path, TableFormat format) throws IOException {
        return open(path, format, null);
    }

    /**
     * Opens a table that may have a header: its first line is one if no cell in it is a number.
     *
     * @param path The file.
     * @param separator What stands between cells.
     * @return The reader, to be closed.
     * @throws IOException If the file is missing or can't be read.
     * @throws TableException If it is empty, or its header has a blank or repeated name.
     */
    public static TableReader openDetectingHeader(Path path, char separator) throws IOException {
        TableReader reader = open(
                path,
                TableFormat.PLAIN.withSeparator(separator),
                first -> Arrays.stream(first).noneMatch(NumberCell::isNumber));
        try {
            reader.chosen("");
            return reader;
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private static TableReader open(Path path, TableFormat asked, Predicate<String[]> header) throws IOException {
        CountedBytes bytes = TableText.bytes(path);
        BufferedReader text = opened(path, bytes);
        try {
            TableFormat format = TableSniffer.decide(asked, text);
            return new TableReader(
                    path,
                    bytes,
                    new TableRecords(text, path.toString(), format.separator()),
                    format,
                    header != null ? header : first -> format.header());
        } catch (CharacterCodingException e) {
            text.close();
            throw new TableException(path + ": the text is not UTF-8.", e);
        } catch (EOFException | ZipException e) {
            text.close();
            throw damaged(path, 0, e);
        } catch (IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    private static BufferedReader opened(Path path, CountedBytes bytes) throws IOException {
        try {
            return TableText.of(bytes);
        } catch (EOFException | ZipException e) {
            throw damaged(path, 0, e);
        }
    }

    private static TableException damaged(Path path, long row, IOException e) {
        return new TableException(
                path + " is truncated or damaged: what was compressed by gzip breaks "
                        + (row == 0 ? "within its first rows" : "after row " + row) + " (" + e.getMessage()
                        + "); get it again.",
                e);
    }

    /**
     * Lets missing cells pass from now on, as NaN.
     *
     * @return This reader.
     */
    public TableReader withBlanks() {
        blanks = true;
        return this;
    }

    /**
     * How the table is read, with all that was found.
     *
     * @return A decided format.
     */
    public TableFormat format() {
        return format;
    }

    /**
     * Whether the first line names the columns.
     *
     * @return False if the names are made up.
     */
    public boolean hasHeader() {
        return format.header();
    }

    /**
     * The columns' names.
     *
     * @return In the file's order; a name may be empty, or there twice, in a column that is not chosen.
     */
    public List<String> names() {
        return names;
    }

    /**
     * Chooses columns.
     *
     * @param choice Names, positions from 1 and ranges such as 1-26, with commas between; empty for all.
     * @return Their numbers from 0.
     * @throws TableException If there is no such column, or the header names a chosen one with nothing or like another.
     */
    public int[] chosen(String choice) {
        return ColumnNames.choose(path, names, choice);
    }

    /**
     * How many rows were read.
     *
     * @return The number of the last row, from 1, the header not counted.
     */
    public long row() {
        return row;
    }

    /**
     * Tells how far the reading has come, every few thousand rows.
     *
     * @param progress Whom.
     */
    public void tell(RowProgress progress) {
        if (row % TOLD == 0) {
            progress.at(row, bytes.share());
        }
    }

    /**
     * What ends the lines.
     *
     * @return The end of the first one.
     */
    public String lineEnd() {
        return records.lineEnd();
    }

    /**
     * Reads the next row.
     *
     * @param values Where to; as many as there are columns.
     * @return False at the end of the file.
     * @throws IOException If the file can't be read on.
     * @throws TableException If the row has another number of cells, or a cell is missing (unless missing ones may pass), no
     *     number or not finite.
     */
    public boolean next(double[] values) throws IOException {
        return next(values, IntStream.range(0, values.length).toArray());
    }

    /**
     * Reads some columns of the next row; the others need not be numbers.
     *
     * @param values Where to.
     * @param columns For each value its column in the file, from 0.
     * @return False at the end of the file.
     * @throws IOException If the file can't be read on.
     * @throws TableException If the row has another number of cells than there are names, or a cell among the columns is
     *     missing (unless missing ones may pass), no number or not finite.
     */
    public boolean next(double[] values, int[] columns) throws IOException {
        if (!next()) {
            return false;
        }
        for (int i = 0; i < columns.length; i++) {
            values[i] = number(records.cell(columns[i]), columns[i]);
        }
        return true;
    }

    /**
     * Goes to the next row without a look at its cells.
     *
     * @return False at the end of the file.
     * @throws IOException If the file can't be read on.
     * @throws TableException If the row has another number of cells than there are names.
     * @throws java.util.concurrent.CancellationException If the calling thread is interrupted; looked at every few thousand rows.
     */
    public boolean next() throws IOException {
        if (!pending && !nextRecord()) {
            return false;
        }
        pending = false;
        row++;
        if (row % TOLD == 0) {
            Interruption.check();
        }
        if (records.size() != names.size()) {
            throw new TableException(path + ", row " + row + " (line " + records.line() + ") has " + records.size()
                    + " cells, but the table has " + names.size() + " columns.");
        }
        return true;
    }

    private boolean nextRecord() throws IOException {
        try {
            return records.next();
        } catch (EOFException | ZipException e) {
            throw damaged(path, row, e);
        }
    }

    /**
     * A cell of the last row; before the first row, of the header.
     *
     * @param column Its column, from 0.
     * @return Its text without quotes, stripped.
     */
    public String cell(int column) {
        return records.cell(column);
    }

    /**
     * Keeps some cells of the last row as they stand; before the first row, of the header.
     *
     * @param text Where they are added.
     * @param columns Their columns, from 0.
     */
    public void copyTo(RowText text, int[] columns) {
        for (int column : columns) {
            records.copyTo(text, column);
        }
    }

    /**
     * Whether a cell of the last row is missing.
     *
     * @param column Its column, from 0.
     * @return True if it is empty or a marker.
     */
    public boolean isMissing(int column) {
        if (format.missing().areWords() && records.beginsAsNumber(column)) {
            return false;
        }
        String cell = records.cell(column);
        return format.missing().isWord(cell) || format.missing().isNumber(NumberCell.parse(cell, format.decimal()));
    }

    /**
     * A cell of the last row as a number, missing or not.
     *
     * @param column Its column, from 0.
     * @return NaN where it is no finite number.
     */
    public double number(int column) {
        return NumberCell.parse(records.cell(column), format.decimal());
    }

    /**
     * A cell of the last row as a number.
     *
     * @param column Its column, from 0.
     * @return The number; NaN where the cell is missing and missing ones may pass.
     * @throws TableException If it is missing and may not be, no number or not finite.
     */
    public double value(int column) {
        return number(records.cell(column), column);
    }

    /**
     * A cell of the last row as text.
     *
     * @param column Its column, from 0.
     * @return The text without quotes, stripped; null where the cell is missing and missing ones may pass.
     * @throws TableException If it is missing and may not be.
     */
    public String text(int column) {
        String cell = records.cell(column);
        if (!isMissing(column)) {
            return cell;
        }
        if (blanks) {
            return null;
        }
        throw missing(cell, number(column), column);
    }

    private double number(String cell, int column) {
        double value = NumberCell.parse(cell, format.decimal());
        if (Double.isNaN(value)
                ? format.missing().isWord(cell)
                : format.missing().isNumber(value)) {
            if (blanks) {
                return Double.NaN;
            }
            throw missing(cell, value, column);
        }
        if (Math.abs(value) <= Float.MAX_VALUE) {
            return value;
        }
        return NumberCell.value(cell, format.decimal(), what -> refusal(column, what));
    }

    private TableException missing(String cell, double value, int column) {
        if (cell.isEmpty()) {
            return refusal(column, "is blank; fill it or leave the row out");
        }
        boolean nan = Double.isNaN(value) && NumberCell.isNumber(cell);
        return refusal(
                column,
                "is '" + NumberCell.shortened(cell) + "', which "
                        + (nan ? "is no finite number" : "marks a missing cell; fill it or leave the row out"));
    }

    /**
     * What is wrong with a cell of the last row.
     *
     * @param column Its column, from 0.
     * @param what What it is, "is blank" say, without a full stop.
     * @return An exception whose message names the file, the row, the line and the column.
     */
    public TableException refusal(int column, String what) {
        return new TableException(path + ", row " + row + " (line " + records.line() + "), column '" + names.get(column)
                + "' " + what + ".");
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
