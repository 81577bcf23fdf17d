package org.idem4j.onnx.precision;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Products of 8-bit integers whose scales are constants, written as ONNX Runtime's quantiser writes them: QuantizeLinear and
 * DequantizeLinear around the operator, which the runtime makes one of integers. A bias is added as a 32-bit integer where it fits, and
 * what a convolution gives is brought to 8 bits again; other sums stay in single precision.
 *
 * @param ranges Of the operands and results.
 */
record StaticIntegers(ActivationRanges ranges) implements ProductForm {

    @Override
    public void append(Product product, GraphEdit graph) {
        String key = product.weightsKey();
        IntegerWeights integers = IntegerWeights.of(product);
        Range operand = ranges.operand(product);
        String input = graph.once(
                key + " times " + product.input(), () -> stepped(product.input(), operand, key + " operand", graph));
        String weights = graph.once(
                key + " weights",
                () -> graph.node(
                        "DequantizeLinear",
                        List.of(
                                integers.addValues(graph),
                                integers.addScales(graph),
                                integers.addZeros(graph, DataType.INT8)),
                        Map.of("axis", integers.axis())));
        if (product.isConvolution()) {
            convolve(product, input, weights, integers, graph);
        } else {
            multiply(product, input, weights, integers, graph);
        }
    }

    /**
     * A Gemm takes a bias along as integers. What else there is to add follows behind it: after a MatMul the runtime would make one
     * Gemm of both, in single precision, whose rows depend on their batch.
     */
    private void multiply(Product product, String input, String weights, IntegerWeights integers, GraphEdit graph) {
        if (!product.node().getOpType().equals("Gemm")) {
            ProductForm.finish(product, graph.node("MatMul", List.of(input, weights), Map.of()), graph);
        } else if (product.isBiased()
                && integers.tells(
                        product.bias().orElseThrow(), ranges.operand(product).scale())) {
            String bias = integers.addBias(
                    graph, product.bias().orElseThrow(), ranges.operand(product).scale());
            graph.nodeGiving(product.output(), "Gemm", List.of(input, weights, bias));
        } else {
            ProductForm.finish(product, graph.node("Gemm", List.of(input, weights), Map.of()), graph);
        }
    }

    /** A value on the steps of a range. */
    private static String stepped(String value, Range range, String key, GraphEdit graph) {
        List<String> grid = grid(range, key, graph);
        String steps = graph.node("QuantizeLinear", List.of(value, grid.get(0), grid.get(1)), Map.of());
        return graph.node("DequantizeLinear", List.of(steps, grid.get(0), grid.get(1)), Map.of());
    }

    /** Scale and zero of a range. */
    private static List<String> grid(Range range, String key, GraphEdit graph) {
        return List.of(
                graph.once(key + " scale", () -> graph.scalar("scale", range.scale())),
                graph.once(
                        key + " zero",
                        () -> graph.constant(
                                "zero",
                                FloatConstant.raw(DataType.UINT8, new byte[] {(byte) range.zero()}, List.of()))));
    }

    private void convolve(Product product, String input, String weights, IntegerWeights integers, GraphEdit graph) {
        List<String> inputs = new ArrayList<>(List.of(input, weights));
        if (!product.addend().isEmpty()) {
            inputs.add(product.bias()
                    .filter(bias -> integers.tells(bias, ranges.operand(product).scale()))
                    .map(bias -> integers.addBias(
                            graph, bias, ranges.operand(product).scale()))
                    .orElse(product.addend()));
        }
        String value = graph.copy(product.node(), inputs);
        List<String> grid = grid(ranges.result(product), product.weightsKey() + " result", graph);
        String steps = graph.node("QuantizeLinear", List.of(value, grid.get(0), grid.get(1)), Map.of());
        graph.nodeGiving(product.output(), "DequantizeLinear", List.of(steps, grid.get(0), grid.get(1)));
    }
}
