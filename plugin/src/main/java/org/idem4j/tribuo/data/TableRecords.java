package org.idem4j.tribuo.data;

import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;

/**
 * The records of a CSV (RFC 4180), one at a time, as they stand in the file: a cell that is carried through is copied with its
 * quotes, which a parser that gives strings has lost. Blank lines are skipped. For one thread.
 */
final class TableRecords implements Closeable {

    private static final int BUFFER = 1 << 16;
    /** Characters of a record; a longer one is a quote that nobody closed, or no table. */
    private static final int LONGEST = 1 << 24;
    /** Cells of a record; more are a separator repeated, no columns. */
    private static final int MOST_CELLS = 1_000_000;

    private final Reader in;
    private final String origin;
    private final char separator;
    private char[] buffer = new char[BUFFER];
    private int limit;
    private int position;
    private boolean ended;
    private int start;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int size;
    private long line;
    /** The line of the last quotation mark that opened a text. */
    private long opened;

    private String lineEnd;

    /**
     * Begins to read.
     *
     * @param in The text; closed with this.
     * @param origin What to call it in messages.
     */
    TableRecords(Reader in, String origin, char separator) {
        this.in = in;
        this.origin = origin;
        this.separator = separator;
    }

    /**
     * Goes to the next record that is not a blank line.
     *
     * @return False at the end.
     * @throws TableException If the text is not UTF-8, a quote is not closed, or a record is too long or of too many cells.
     */
    boolean next() throws IOException {
        do {
            start = position;
            if (position == limit && !fill()) {
                return false;
            }
            record();
        } while (size == 1 && isBlank(starts[0], ends[0]));
        return true;
    }

    private void record() throws IOException {
        size = 0;
        int from = 0; // relative to start, which moves when the buffer is filled
        int at = 0;
        boolean quoted = false;
        while (true) {
            if (start + at == limit && !fill()) {
                requireClosed(quoted);
                cell(from, at);
                position = limit;
                line++;
                return;
            }
            char c = buffer[start + at++];
            if (c == '"' && (quoted || at - 1 == from)) {
                quoted = !quoted; // a doubled quote closes and opens again
                opened = line + 1;
            } else if (quoted) {
                line += c == '\n' ? 1 : 0;
            } else if (c == separator) {
                cell(from, at - 1);
                from = at;
            } else if (c == '\n' || c == '\r') {
                cell(from, at - 1);
                end(c, at);
                return;
            } else if (c == '"' && buffer[start + at - 2] == '"' && buffer[start + from] == '"') {
                quoted = true;
                opened = line + 1;
            }
        }
    }

    private void requireClosed(boolean quoted) {
        if (quoted) {
            throw new TableException(origin + ", line " + opened
                    + ": a quotation mark is opened and not closed; close it, or double it where it belongs to"
                    + " the text of a cell in quotation marks.");
        }
    }

    private void end(char c, int at) throws IOException {
        int after = start + at;
        boolean windows = false;
        if (c == '\r') {
            position = after;
            if (after < limit || fill()) {
                after = start + at;
                windows = buffer[after] == '\n';
                after += windows ? 1 : 0;
            } else {
                after = limit;
            }
        }
        position = after;
        line++;
        if (lineEnd == null) {
            lineEnd = windows ? "\r\n" : String.valueOf(c);
        }
    }

    private void cell(int from, int to) {
        if (size == MOST_CELLS) {
            throw new TableException(origin + ", after line " + line + ": a row has more than " + MOST_CELLS
                    + " cells, the most that are read; check its separators ('" + separator + "').");
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        starts[size] = from;
        ends[size++] = to;
    }

    /** Reads on, keeping the record that is begun; false at the end. */
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        int kept = limit - start;
        if (kept >= LONGEST) {
            throw new TableException(
                    origin + ", after line " + line + ": a row is longer than the " + LONGEST
                            + " characters that are read; a quotation mark may be opened and not closed, or line ends be missing.");
        }
        char[] to = kept > buffer.length / 2 ? new char[2 * buffer.length] : buffer;
        System.arraycopy(buffer, start, to, 0, kept);
        buffer = to;
        position -= start;
        start = 0;
        limit = kept;
        try {
            int read = in.read(buffer, limit, buffer.length - limit);
            ended = read < 0;
            limit += Math.max(0, read);
        } catch (CharacterCodingException e) {
            throw new TableException(origin + ", after line " + line + ": the text is not UTF-8.", e);
        }
        return !ended;
    }

    private boolean isBlank(int from, int to) {
        for (int i = start + from; i < start + to; i++) {
            if (!Character.isWhitespace(buffer[i])) {
                return false;
            }
        }
        return true;
    }

    /** How many cells the record has. */
    int size() {
        return size;
    }

    /** The number of the record's last line, from 1. */
    long line() {
        return line;
    }

    /** What ends the first line; a line feed where nothing does. */
    String lineEnd() {
        return lineEnd == null ? "\n" : lineEnd;
    }

    /** A cell without its quotes, stripped. */
    String cell(int column) {
        int from = start + starts[column];
        int to = start + ends[column];
        while (from < to && buffer[from] <= ' ') {
            from++;
        }
        while (from < to && buffer[to - 1] <= ' ') {
            to--;
        }
        if (to - from >= 2 && buffer[from] == '"' && buffer[to - 1] == '"') {
            return new String(buffer, from + 1, to - from - 2)
                    .replace("\"\"", "\"")
                    .strip();
        }
        String cell = new String(buffer, from, to - from);
        return from < to && (buffer[from] > '\u007f' || buffer[to - 1] > '\u007f') ? cell.strip() : cell;
    }

    /** Whether a cell begins as numbers do, so that no word stands in it; for a look without a copy of the cell. */
    boolean beginsAsNumber(int column) {
        int at = start + starts[column];
        int to = start + ends[column];
        while (at < to && (buffer[at] <= ' ' || buffer[at] == '"')) {
            at++;
        }
        return at < to && buffer[at] >= '0' && buffer[at] <= '9'
                || at + 1 < to && (buffer[at] == '-' || buffer[at] == '.') && buffer[at + 1] <= '9';
    }

    /** All cells without their quotes, stripped. */
    String[] cells() {
        String[] cells = new String[size];
        Arrays.setAll(cells, this::cell);
        return cells;
    }

    /** Copies a cell as it stands. */
    void copyTo(RowText text, int column) {
        text.add(buffer, start + starts[column], ends[column] - starts[column]);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
