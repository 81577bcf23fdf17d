package org.idem4j.onnx.repair;

import java.util.Arrays;

/**
 * What a {@link RepeatableStep} gives.
 *
 * @param rows The rows before and after.
 * @param replacements Per row how often it was replaced; 0 where it came back as it was.
 * @param settled Per row whether another run of the step will return it bit for bit.
 */
public record SettledRows(RepairedRows rows, int[] replacements, boolean[] settled) {

    /**
     * How many rows did not settle: another run of the step may change them again.
     *
     * @return 0 where the step is repeatable on all of these rows.
     */
    public int unsettled() {
        int count = 0;
        for (boolean one : settled) {
            count += one ? 0 : 1;
        }
        return count;
    }

    /**
     * The rows that settled, and others as they are elsewhere.
     *
     * @param others Rows of the same shape, row-major.
     * @return The outputs, in which rows that did not settle are those of {@code others}.
     */
    public float[] settledOr(float[] others) {
        float[] chosen = rows.outputs().clone();
        int n = settled.length == 0 ? 0 : chosen.length / settled.length;
        for (int row = 0; row < settled.length; row++) {
            if (!settled[row]) {
                System.arraycopy(others, row * n, chosen, row * n, n);
            }
        }
        return chosen;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SettledRows same
                && rows.equals(same.rows)
                && Arrays.equals(replacements, same.replacements)
                && Arrays.equals(settled, same.settled);
    }

    @Override
    public int hashCode() {
        return 31 * rows.hashCode() + Arrays.hashCode(replacements);
    }
}
