package org.idem4j.onnx.selfmap;

/** What every call of a function on dense rows asks of its arguments. */
public final class DenseRows {

    private DenseRows() {}

    /**
     * How many rows some values are.
     *
     * @param values The number of values.
     * @param columns n.
     * @return The number of rows.
     * @throws IllegalArgumentException If it is not whole.
     */
    public static int count(int values, int columns) {
        if (values % columns != 0) {
            throw new IllegalArgumentException(
                    values + " values are no whole number of rows of " + columns + " columns.");
        }
        return values / columns;
    }

    /**
     * Refuses a function that is not applied at all.
     *
     * @param passes How often it is applied.
     * @throws IllegalArgumentException If that is not at least once.
     */
    public static void requirePass(int passes) {
        if (passes < 1) {
            throw new IllegalArgumentException("There must be at least one pass, not " + passes + ".");
        }
    }
}
