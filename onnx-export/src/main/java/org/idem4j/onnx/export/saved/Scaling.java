package org.idem4j.onnx.export.saved;

import java.util.Arrays;
import org.idem4j.onnx.graph.OnnxGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * What a normaliser of DL4J's does to columns, (x − shift) / divisor · scale + offset, in this order, in which alone the digits are
 * DL4J's.
 *
 * @param shift [columns], or [1] for all of them.
 * @param divisor As many.
 * @param scale For all columns.
 * @param offset For all columns.
 * @param columns How many columns there are; 0 for any number, all alike and without a shift.
 */
record Scaling(float[] shift, float[] divisor, double scale, double offset, int columns) {

    /**
     * Checks the numbers as the file has them, in 32 bits.
     *
     * @throws IllegalArgumentException If one is NaN or infinite, or a divisor or the scale is 0.
     */
    Scaling {
        boolean finite = Float.isFinite((float) scale) && Float.isFinite((float) offset) && (float) scale != 0;
        for (int i = 0; i < shift.length; i++) {
            finite &= Float.isFinite(shift[i]) && Float.isFinite(divisor[i]) && divisor[i] != 0;
        }
        if (!finite) {
            throw new IllegalArgumentException("it has numbers that are NaN or infinite, or divides by 0");
        }
    }

    static Scaling of(INDArray shift, INDArray divisor, double scale, double offset) {
        return new Scaling(floats(shift), floats(divisor), scale, offset, (int) shift.length());
    }

    private static float[] floats(INDArray array) {
        return array.castTo(DataType.FLOAT).dup('c').data().asFloat();
    }

    String append(OnnxGraph graph, String value, long[] shape) {
        String shifted = columns == 0 ? value : graph.node("Sub", value, constant(graph, "shift", shift, shape));
        String divided = graph.node("Div", shifted, constant(graph, "divisor", divisor, shape));
        String scaled = scale == 1 ? divided : graph.node("Mul", divided, graph.scalar("scale", scale));
        return offset == 0 ? scaled : graph.node("Add", scaled, graph.scalar("offset", offset));
    }

    String appendBackwards(OnnxGraph graph, String value, long[] shape) {
        String unset = offset == 0 ? value : graph.node("Sub", value, graph.scalar("offset", offset));
        String unscaled = scale == 1 ? unset : graph.node("Div", unset, graph.scalar("scale", scale));
        String multiplied = graph.node("Mul", unscaled, constant(graph, "divisor", divisor, shape));
        return graph.node("Add", multiplied, constant(graph, "shift", shift, shape));
    }

    /** DL4J has columns, features and channels on the axis after the batch. */
    private static String constant(OnnxGraph graph, String hint, float[] values, long[] shape) {
        long[] dimensions = new long[shape.length];
        Arrays.fill(dimensions, 1);
        dimensions[1] = values.length;
        return graph.constant(hint, values, dimensions);
    }
}
