package org.idem4j.tribuo.data;

import com.opencsv.CSVReader;
import com.opencsv.CSVReaderBuilder;
import com.opencsv.RFC4180ParserBuilder;
import com.opencsv.exceptions.CsvValidationException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Reads a CSV of numbers row by row, holding one row at a time. UTF-8, RFC 4180 quoting, gzip recognised by its first
 * bytes; every refusal names the file, the row and the column. For one thread.
 */
public final class TableReader implements AutoCloseable {

    private final Path path;
    private final CSVReader csv;
    private final boolean header;
    private final List<String> names;
    private String[] pending;
    private boolean blanks;
    private long row;

    private TableReader(Path path, CSVReader csv, Predicate<String[]> header) throws IOException {
        this.path = path;
        this.csv = csv;
        String[] first = nextRecord();
        if (first == null) {
            throw new TableException(path + " has no rows.");
        }
        this.header = header.test(first);
        if (this.header) {
            this.names = ColumnNames.headerNames(path, first);
        } else {
            this.names = ColumnNames.generatedNames(first.length);
            this.pending = first;
        }
    }

    /**
     * Opens a table.
     *
     * @param path The file.
     * @param header Whether its first line names the columns; without it they are column01, column02, ….
     * @param separator What stands between cells.
     * @return The reader, to be closed.
     * @throws IOException If the file is missing or can't be read.
     * @throws TableException If it is empty, or its header has a blank or repeated name.
     */
    public static TableReader open(Path path, boolean header, char separator) throws IOException {
        return open(path, first -> header, separator);
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
        return open(path, first -> Arrays.stream(first).noneMatch(NumberCell::isNumber), separator);
    }

    private static TableReader open(Path path, Predicate<String[]> header, char separator) throws IOException {
        Reader text = TableText.open(path);
        try {
            CSVReader csv = new CSVReaderBuilder(text)
                    .withCSVParser(
                            new RFC4180ParserBuilder().withSeparator(separator).build())
                    .withMultilineLimit(1)
                    .build();
            return new TableReader(path, csv, header);
        } catch (IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    /**
     * Lets blank cells pass from now on, as NaN.
     *
     * @return This reader.
     */
    public TableReader withBlanks() {
        blanks = true;
        return this;
    }

    /**
     * Whether the first line names the columns.
     *
     * @return False if the names are made up.
     */
    public boolean hasHeader() {
        return header;
    }

    /**
     * The columns' names.
     *
     * @return In the file's order.
     */
    public List<String> names() {
        return names;
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
     * Reads the next row.
     *
     * @param values Where to; as many as there are columns.
     * @return False at the end of the file.
     * @throws IOException If the file can't be read on.
     * @throws TableException If the row has another number of cells, or a cell is blank (unless blanks may pass), no number
     *     or not finite.
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
     *     blank (unless blanks may pass), no number or not finite.
     */
    public boolean next(double[] values, int[] columns) throws IOException {
        String[] cells = pending != null ? pending : nextRecord();
        pending = null;
        if (cells == null) {
            return false;
        }
        row++;
        if (cells.length != names.size()) {
            throw new TableException(path + ", row " + row + " (line " + csv.getLinesRead() + ") has " + cells.length
                    + " cells, but the table has " + names.size() + " columns.");
        }
        for (int i = 0; i < columns.length; i++) {
            values[i] = number(cells[columns[i]].strip(), columns[i]);
        }
        return true;
    }

    /** The next line that is not blank, or null. */
    private String[] nextRecord() throws IOException {
        try {
            String[] cells;
            do {
                cells = csv.readNext();
            } while (cells != null && cells.length == 1 && cells[0].isBlank());
            return cells;
        } catch (CharacterCodingException e) {
            throw new TableException(path + ", after line " + csv.getLinesRead() + ": the text is not UTF-8.", e);
        } catch (CsvValidationException | com.opencsv.exceptions.CsvMalformedLineException e) {
            throw new TableException(path + ", after line " + csv.getLinesRead() + ": " + e.getMessage(), e);
        }
    }

    private double number(String cell, int column) {
        return cell.isEmpty() && blanks ? Double.NaN : NumberCell.value(cell, what -> refusal(column, what));
    }

    /**
     * What is wrong with a cell of the last row.
     *
     * @param column Its column, from 0.
     * @param what What it is, "is blank" say, without a full stop.
     * @return An exception whose message names the file, the row, the line and the column.
     */
    public TableException refusal(int column, String what) {
        return new TableException(path + ", row " + row + " (line " + csv.getLinesRead() + "), column '"
                + names.get(column) + "' " + what + ".");
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
