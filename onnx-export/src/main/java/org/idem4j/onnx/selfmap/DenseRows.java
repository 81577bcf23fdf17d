package org.idem4j.onnx.selfmap;

import java.util.Arrays;

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
     * Whether a row holds nothing but finite numbers.
     *
     * @param rows Row-major.
     * @param start Where the row starts.
     * @param columns n.
     * @return False if a value of it is NaN or infinite.
     */
    public static boolean finite(float[] rows, int start, int columns) {
        for (int i = start; i < start + columns; i++) {
            if (!Float.isFinite(rows[i])) {
                return false;
            }
        }
        return true;
    }

    /**
     * Applies f to what a function gave, which may be no numbers: to NaN as an input f may take exception, or take it for a missing
     * cell.
     *
     * @param f The function.
     * @param outputs The rows, row-major, [rows × n]; left as they are.
     * @return f of every row; NaN throughout a row that had a value that is no finite number.
     */
    public static float[] applyToOutputs(DenseSelfMap f, float[] outputs) {
        int n = f.selfMap().dimension();
        float[] numbers = outputs;
        for (int start = 0; start < outputs.length; start += n) {
            if (!finite(outputs, start, n)) {
                numbers = numbers == outputs ? outputs.clone() : numbers;
                Arrays.fill(numbers, start, start + n, 0);
            }
        }
        float[] images = f.apply(numbers);
        for (int start = 0; numbers != outputs && start < outputs.length; start += n) {
            if (!finite(outputs, start, n)) {
                Arrays.fill(images, start, start + n, Float.NaN);
            }
        }
        return images;
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
