package org.idem4j.onnx.repair;

import java.util.Arrays;

/**
 * Rows before and after a repair. Both row-major, of the same shape.
 *
 * @param inputs The rows as they came; NaN where a cell was missing.
 * @param outputs The repaired rows.
 */
public record RepairedRows(float[] inputs, float[] outputs) {

    /**
     * Checks the shape.
     *
     * @param inputs The rows as they came.
     * @param outputs The repaired rows.
     * @throws IllegalArgumentException If the two are not of the same length.
     */
    public RepairedRows {
        if (inputs.length != outputs.length) {
            throw new IllegalArgumentException(
                    "A repair keeps the shape, but " + inputs.length + " values became " + outputs.length + ".");
        }
    }

    /**
     * The change of each cell.
     *
     * @return Output − input; NaN where the cell was missing, for there is nothing to compare the output with.
     */
    public float[] changes() {
        float[] changes = new float[inputs.length];
        for (int i = 0; i < changes.length; i++) {
            changes[i] = outputs[i] - inputs[i];
        }
        return changes;
    }

    /**
     * Which cells were changed.
     *
     * @param tolerances Per column the largest change that does not count, raw units.
     * @return 1 where a cell was missing or changed by more than its column's tolerance, else 0.
     */
    public int[] mask(float[] tolerances) {
        int[] mask = new int[inputs.length];
        for (int i = 0; i < mask.length; i++) {
            mask[i] = beyond(inputs[i], outputs[i], tolerances[i % tolerances.length]) ? 1 : 0;
        }
        return mask;
    }

    /** Whether a cell was missing, or left the tolerance; what is no number has left it. */
    static boolean beyond(float input, float output, float tolerance) {
        return !(Math.abs((double) output - input) <= tolerance);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RepairedRows same
                && Arrays.equals(inputs, same.inputs)
                && Arrays.equals(outputs, same.outputs);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(inputs) + Arrays.hashCode(outputs);
    }
}
