package org.idem4j.onnx.export.convolution;

import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.inputs.InputType;

/**
 * How much is added or cut around a sequence, image or volume.
 *
 * @param layout How the arrays lie.
 * @param before For each size how much before the first value.
 * @param after For each size how much after the last value.
 */
record Borders(Layout layout, long[] before, long[] after) {

    /** DL4J has both numbers of a size side by side. */
    static Borders of(Layout layout, int[] pairs) {
        return new Borders(layout, everySecond(pairs, 0), everySecond(pairs, 1));
    }

    private static long[] everySecond(int[] values, int from) {
        return IntStream.range(0, values.length / 2)
                .mapToLong(i -> values[2 * i + from])
                .toArray();
    }

    /**
     * The type of what has them around it.
     *
     * @param sign 1 if they are added, −1 if they are cut off.
     * @throws IllegalArgumentException If the input is of another layout.
     */
    InputType around(InputType input, int sign) {
        long[] shape = layout.shapeOf(input);
        long[] sizes = layout.sizes(shape);
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] += sign * (before[i] + after[i]);
        }
        return layout.type(layout.channels(shape), sizes);
    }
}
