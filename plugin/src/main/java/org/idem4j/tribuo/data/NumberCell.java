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
     * Reads a number.
     *
     * @param cell The cell, stripped.
     * @param refusal Makes the exception for what is wrong with it, "is blank" say.
     * @return The number; finite, as a float too.
     * @throws TableException The refusal's, if it is no such number.
     */
    static double value(String cell, Function<String, TableException> refusal) {
        if (cell.isEmpty()) {
            throw refusal.apply("is blank; fill it or leave the row out");
        }
        double value;
        try {
            value = Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw refusal.apply("is '" + shortened(cell) + "', which is no number");
        }
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw refusal.apply("is '" + shortened(cell) + "', which is no finite number");
        }
        // Java also reads "0x1p3" and "1d", which no table means as numbers.
        if (Character.isLetter(cell.charAt(cell.length() - 1)) || cell.indexOf('x') >= 0 || cell.indexOf('X') >= 0) {
            throw refusal.apply("is '" + shortened(cell) + "', which is no decimal number");
        }
        if (!Float.isFinite((float) value)) {
            throw refusal.apply("is '" + shortened(cell) + "', which is beyond the range of 32-bit numbers");
        }
        return value;
    }

    private static String shortened(String cell) {
        return cell.length() <= SHOWN ? cell : cell.substring(0, SHOWN) + "…";
    }
}
