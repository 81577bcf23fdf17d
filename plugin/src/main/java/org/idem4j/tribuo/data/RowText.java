package org.idem4j.tribuo.data;

import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;

/** The cells of some rows as they stand in their file, quotes and all. For one thread. */
public final class RowText {

    private final int columns;
    private char[] text = new char[1 << 12];
    private int[] ends = new int[1 << 8];
    private int cells;

    /**
     * No rows yet.
     *
     * @param columns The cells of a row.
     */
    public RowText(int columns) {
        this.columns = columns;
    }

    void add(char[] from, int offset, int length) {
        int begin = begin(cells);
        if (cells == ends.length) {
            ends = Arrays.copyOf(ends, 2 * cells);
        }
        if (begin + length > text.length) {
            text = Arrays.copyOf(text, Math.max(2 * text.length, begin + length));
        }
        System.arraycopy(from, offset, text, begin, length);
        ends[cells++] = begin + length;
    }

    private int begin(int cell) {
        return cell == 0 ? 0 : ends[cell - 1];
    }

    /**
     * How long the cells are together.
     *
     * @return Their characters.
     */
    public int characters() {
        return begin(cells);
    }

    /** Forgets all rows. */
    public void clear() {
        cells = 0;
    }

    /**
     * Writes a cell as it stands.
     *
     * @param row Its row among these, from 0.
     * @param column Its column, from 0.
     * @param to Where to.
     * @throws IOException If it could not be written.
     */
    public void write(int row, int column, Writer to) throws IOException {
        int cell = row * columns + column;
        int begin = begin(cell);
        to.write(text, begin, ends[cell] - begin);
    }
}
