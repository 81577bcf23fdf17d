package org.idem4j.tribuo.data;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Writes a table in the format of another, cell by cell: some as they stand there, some as numbers in digits that give the
 * same number back, by the table's decimal mark. For one thread.
 */
public final class TableLines implements Closeable {

    private final Writer writer;
    private final char separator;
    private final char decimal;
    private final String lineEnd;
    private boolean begun;

    /**
     * Begins a table.
     *
     * @param stream Where to; closed by {@link #close()}.
     * @param like The table whose separator, decimal mark and ends of lines are taken.
     */
    public TableLines(OutputStream stream, TableReader like) {
        this.writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16);
        this.separator = like.format().separator();
        this.decimal = like.format().decimal();
        this.lineEnd = like.lineEnd();
    }

    /**
     * Begins a table of the plainest format: commas between cells, a point in numbers.
     *
     * @param stream Where to; closed by {@link #close()}.
     */
    public TableLines(OutputStream stream) {
        this.writer = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16);
        this.separator = ',';
        this.decimal = '.';
        this.lineEnd = "\n";
    }

    private void begin() throws IOException {
        if (begun) {
            writer.write(separator);
        }
        begun = true;
    }

    /**
     * A cell as it stands.
     *
     * @param text The rows that have it.
     * @param row Its row among these, from 0.
     * @param column Its column among these, from 0.
     * @throws IOException If it could not be written.
     */
    public void cell(RowText text, int row, int column) throws IOException {
        begin();
        text.write(row, column, writer);
    }

    /**
     * A number.
     *
     * @param value The number, in single precision.
     * @throws IOException If it could not be written.
     */
    public void cell(float value) throws IOException {
        number(Float.toString(value));
    }

    /**
     * A number.
     *
     * @param value The number, in double precision.
     * @throws IOException If it could not be written.
     */
    public void cell(double value) throws IOException {
        number(Double.toString(value));
    }

    private void number(String digits) throws IOException {
        cell(decimal == '.' ? digits : digits.replace('.', decimal));
    }

    /**
     * Text, in quotes where it needs them.
     *
     * @param text The text.
     * @throws IOException If it could not be written.
     */
    public void cell(String text) throws IOException {
        begin();
        boolean quoted = text.indexOf(separator) >= 0
                || text.indexOf('"') >= 0
                || text.indexOf('\n') >= 0
                || text.indexOf('\r') >= 0;
        writer.write(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
    }

    /**
     * Ends a line.
     *
     * @throws IOException If it could not be written.
     */
    public void endLine() throws IOException {
        writer.write(lineEnd);
        begun = false;
    }

    /**
     * Hands all lines to the stream.
     *
     * @throws IOException If they could not be written.
     */
    public void flush() throws IOException {
        writer.flush();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
