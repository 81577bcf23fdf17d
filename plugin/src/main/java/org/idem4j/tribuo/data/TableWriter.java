package org.idem4j.tribuo.data;

import com.opencsv.CSVWriterBuilder;
import com.opencsv.ICSVWriter;
import com.opencsv.RFC4180ParserBuilder;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a CSV of numbers row by row, each in digits that give the same number back. For one thread. */
public final class TableWriter implements AutoCloseable {

    private final ICSVWriter csv;
    private final String[] cells;

    /**
     * Begins a table.
     *
     * @param stream Where to; closed by {@link #close()}.
     * @param names The columns' names.
     */
    public TableWriter(OutputStream stream, List<String> names) {
        this(stream, names.size());
        csv.writeNext(names.toArray(String[]::new), false);
    }

    /**
     * Begins a table without a header.
     *
     * @param stream Where to; closed by {@link #close()}.
     * @param columns The columns.
     */
    public TableWriter(OutputStream stream, int columns) {
        this.csv = new CSVWriterBuilder(
                        new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16))
                .withParser(new RFC4180ParserBuilder().build())
                .withLineEnd("\n")
                .build();
        this.cells = new String[columns];
    }

    /**
     * Writes a row.
     *
     * @param rows Row-major values.
     * @param offset The row's first.
     */
    public void write(float[] rows, int offset) {
        for (int c = 0; c < cells.length; c++) {
            cells[c] = Float.toString(rows[offset + c]);
        }
        csv.writeNext(cells, false);
    }

    /**
     * Writes a row in double precision.
     *
     * @param row The values, as many as there are columns.
     */
    public void write(double[] row) {
        for (int c = 0; c < cells.length; c++) {
            cells[c] = Double.toString(row[c]);
        }
        csv.writeNext(cells, false);
    }

    /**
     * Writes a row of text.
     *
     * @param row The cells, as many as there are columns.
     */
    public void write(String[] row) {
        csv.writeNext(row, false);
    }

    /**
     * Hands all rows to the stream.
     *
     * @throws IOException If a row could not be written, now or before.
     */
    public void flush() throws IOException {
        csv.flush();
        if (csv.checkError()) {
            IOException cause = csv.getException();
            throw cause != null ? cause : new IOException("A row could not be written.");
        }
    }

    @Override
    public void close() throws IOException {
        flush();
        csv.close();
    }
}
