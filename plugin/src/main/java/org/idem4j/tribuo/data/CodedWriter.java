package org.idem4j.tribuo.data;

import java.io.IOException;
import java.math.BigDecimal;

/** Writes cells of decoded rows: numbers, whole numbers without a decimal mark, categories as they were read. */
public final class CodedWriter {

    private final PlacedCoding coding;

    /**
     * Begins.
     *
     * @param coding The coding of the rows.
     */
    public CodedWriter(PlacedCoding coding) {
        this.coding = coding;
    }

    /**
     * Writes a cell.
     *
     * @param lines Where to.
     * @param rows Rows of the model, row-major, decoded and finite.
     * @param start Where the row begins.
     * @param column The number of the column among those that are coded.
     * @throws IOException If it could not be written.
     */
    public void write(TableLines lines, float[] rows, int start, int column) throws IOException {
        ColumnCode code = coding.code(column);
        switch (code.kind()) {
            case REAL -> lines.cell(rows[start + coding.first(column)]);
            case INTEGER -> lines.cell(whole(rows[start + coding.first(column)]));
            case CATEGORY -> lines.cell(code.levels().get(coding.level(rows, start, column)));
        }
    }

    /**
     * A cell as text, with a decimal point.
     *
     * @param rows Rows of the model, row-major, decoded and finite.
     * @param start Where the row begins.
     * @param column The number of the column among those that are coded.
     * @return What a table would hold.
     */
    public String text(float[] rows, int start, int column) {
        ColumnCode code = coding.code(column);
        return switch (code.kind()) {
            case REAL -> Float.toString(rows[start + coding.first(column)]);
            case INTEGER -> whole(rows[start + coding.first(column)]);
            case CATEGORY -> code.levels().get(coding.level(rows, start, column));
        };
    }

    /** All digits, also of what is beyond a long; no sign of a zero. */
    private static String whole(float value) {
        return new BigDecimal(Math.rint(value)).toBigInteger().toString();
    }
}
