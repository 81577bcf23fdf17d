package org.idem4j.tribuo.data;

import java.util.function.Function;

/** A table's cell as a number. */
final class NumberCell {

    /** As much of a wrong cell as a message shows. */
    private static final int SHOWN = 40;

    private NumberCell() {}

    /** Whether Java reads a number. */
    static boolean isNumber(String cell) {
        try {
            Double.parseDouble(cell.strip());
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /**
     * A cell's value.
     *
     * @param cell The cell, stripped.
     * @param decimal The decimal mark.
     * @return The value; NaN where the cell is no finite decimal number.
     */
    static double parse(String cell, char decimal) {
        if (!mayBeNumber(cell)) {
            return Double.NaN;
        }
        try {
            double value = Double.parseDouble(decimal == '.' ? cell : withPoint(cell, decimal));
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** What Java also reads and no table means as a number, "0x1p3", "1d", "NaN", is none; cheap, for every cell comes by. */
    private static boolean mayBeNumber(String cell) {
        if (cell.isEmpty() || cell.charAt(cell.length() - 1) > '9' && cell.charAt(cell.length() - 1) != '.') {
            return false;
        }
        char first = cell.charAt(0);
        return first <= '9' && cell.indexOf('x') < 0 && cell.indexOf('X') < 0;
    }

    /** A decimal comma as a point; a point in such a cell is no number's. */
    private static String withPoint(String cell, char decimal) {
        return cell.indexOf('.') >= 0 ? "" : cell.replace(decimal, '.');
    }

    /**
     * Reads a number.
     *
     * @param cell The cell, stripped.
     * @param decimal The decimal mark.
     * @param refusal Makes the exception for what is wrong with it, "is blank" say.
     * @return The number; finite, as a float too.
     * @throws TableException The refusal's, if it is no such number.
     */
    static double value(String cell, char decimal, Function<String, TableException> refusal) {
        double value = parse(cell, decimal);
        if (Double.isNaN(value)) {
            throw refusal.apply("is '" + shortened(cell) + "', which is " + what(cell, decimal));
        }
        if (!Float.isFinite((float) value)) {
            throw refusal.apply("is '" + shortened(cell) + "', which is beyond the range of 32-bit numbers");
        }
        return value;
    }

    private static String what(String cell, char decimal) {
        char other = decimal == '.' ? ',' : '.';
        if (!Double.isNaN(parse(cell, other))) {
            return "no number with the decimal mark '" + decimal + "'";
        }
        if (!isNumber(cell)) {
            return "no number";
        }
        double value = Double.parseDouble(cell);
        return Double.isNaN(value) || Double.isInfinite(value) ? "no finite number" : "no decimal number";
    }

    static String shortened(String cell) {
        return cell.length() <= SHOWN ? cell : cell.substring(0, SHOWN) + "…";
    }
}
