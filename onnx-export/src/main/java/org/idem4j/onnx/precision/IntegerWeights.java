package org.idem4j.onnx.precision;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Weights as 8-bit integers, symmetric around zero, each output channel with a scale of its own. They have seven bits, so that two
 * products of them with 8-bit operands fit the 16-bit sum of processors without VNNI: the file gives the same everywhere.
 *
 * @param values Row-major: of a matrix [inputs, outputs], of a convolution as its weights were.
 * @param scales Per output channel.
 * @param dimensions Their shape.
 * @param axis The axis of the output channels.
 */
record IntegerWeights(byte[] values, float[] scales, List<Long> dimensions, int axis) {

    /** The largest of them. */
    private static final int LARGEST = 63;

    /** Of a bias. */
    private static final int MOST_STEPS = 1 << 30;

    /** Those of a product that {@linkplain Product#hasIntegerForm has an integer form}. */
    static IntegerWeights of(Product product) {
        List<Long> dimensions = new ArrayList<>(product.weights().getDimsList());
        float[] weights = FloatConstant.values(product.weights());
        if (product.isConvolution()) {
            return of(weights, dimensions, 0);
        }
        if (product.attribute("transB", 0) != 0) {
            weights = transposed(weights, dimensions.get(0).intValue());
            Collections.reverse(dimensions);
        }
        return of(weights, dimensions, 1);
    }

    private static IntegerWeights of(float[] weights, List<Long> dimensions, int axis) {
        int channels = dimensions.get(axis).intValue();
        int inner = axis == 0 ? weights.length / channels : 1;
        float[] scales = new float[channels];
        for (int i = 0; i < weights.length; i++) {
            int channel = i / inner % channels;
            scales[channel] = Math.max(scales[channel], Math.abs(weights[i]) / LARGEST);
        }
        byte[] values = new byte[weights.length];
        for (int i = 0; i < weights.length; i++) {
            float scale = scales[i / inner % channels];
            values[i] = scale > 0 ? (byte) Math.rint(weights[i] / scale) : 0;
        }
        float largest = 0;
        for (float scale : scales) {
            largest = Math.max(largest, scale);
        }
        for (int channel = 0; channel < channels; channel++) {
            // Of a channel without weights only the bias is left, which goes on steps such as those of the others.
            scales[channel] = scales[channel] > 0 ? scales[channel] : largest > 0 ? largest : 1;
        }
        return new IntegerWeights(values, scales, dimensions, axis);
    }

    private static float[] transposed(float[] weights, int rows) {
        int columns = weights.length / rows;
        float[] transposed = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            transposed[i % columns * rows + i / columns] = weights[i];
        }
        return transposed;
    }

    private static List<Long> vector(int length) {
        return List.of((long) length);
    }

    /** Adds the integers to a graph. */
    String addValues(GraphEdit graph) {
        return graph.constant("quantized", FloatConstant.raw(DataType.INT8, values, dimensions));
    }

    /** Adds the scales to a graph, a vector. */
    String addScales(GraphEdit graph) {
        return graph.constant("scales", FloatConstant.of(scales, vector(scales.length)));
    }

    /** Adds the scales to a graph, in a shape to multiply what the product gives. */
    String addFactors(GraphEdit graph) {
        List<Long> shape = new ArrayList<>(vector(scales.length));
        for (int spatial = 2; axis == 0 && spatial < dimensions.size(); spatial++) {
            shape.add(1L);
        }
        return graph.constant("scales", FloatConstant.of(scales, shape));
    }

    /** Whether a bias fits on the steps that {@link #addBias} has, with room for the sum that it is added to. */
    boolean tells(float[] bias, float operandScale) {
        boolean fits = false;
        for (byte value : values) {
            fits |= value != 0;
        }
        for (int channel = 0; channel < bias.length; channel++) {
            fits &= Math.abs(bias[channel]) <= (double) operandScale * scales[channel] * MOST_STEPS;
        }
        return fits;
    }

    /** Adds a bias to a graph, on the steps of 32-bit integers that the product of an operand of a scale has. */
    String addBias(GraphEdit graph, float[] bias, float operandScale) {
        ByteBuffer steps = ByteBuffer.allocate(bias.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        float[] units = new float[bias.length];
        for (int channel = 0; channel < bias.length; channel++) {
            units[channel] = operandScale * scales[channel];
            steps.putInt((int) Math.rint((double) bias[channel] / units[channel]));
        }
        return graph.node(
                "DequantizeLinear",
                List.of(
                        graph.constant("bias", FloatConstant.raw(DataType.INT32, steps.array(), vector(bias.length))),
                        graph.constant("units", FloatConstant.of(units, vector(bias.length))),
                        addZeros(graph, DataType.INT32)),
                Map.of("axis", 0));
    }

    /** Adds as many zeros as channels, without which ONNX Runtime computes in single precision; once for all that are as many. */
    String addZeros(GraphEdit graph, DataType type) {
        int bytes = type == DataType.INT32 ? Integer.BYTES : 1;
        return graph.once(
                scales.length + " zeros " + type,
                () -> graph.constant(
                        "zeros", FloatConstant.raw(type, new byte[scales.length * bytes], vector(scales.length))));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IntegerWeights same
                && Arrays.equals(values, same.values)
                && Arrays.equals(scales, same.scales)
                && dimensions.equals(same.dimensions)
                && axis == same.axis;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + Arrays.hashCode(scales);
    }
}
