package org.idem4j.onnx.precision;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import java.util.Map;

/**
 * Products of 8-bit integers whose operands' scale is taken from each batch, written as ONNX Runtime's dynamic quantiser writes
 * them: DynamicQuantizeLinear, MatMulInteger or ConvInteger, and a multiplication by both scales.
 */
record DynamicIntegers() implements ProductForm {

    private static final int VALUES = 0;
    private static final int SCALE = 1;
    private static final int ZERO = 2;

    @Override
    public void append(Product product, GraphEdit graph) {
        String key = product.weightsKey();
        IntegerWeights integers = IntegerWeights.of(product);
        List<String> operand = graph.onceAll(
                "steps of " + product.input(),
                () -> graph.nodes("DynamicQuantizeLinear", List.of(product.input()), Map.of(), 3));
        String weights = graph.once(key + " weights", () -> integers.addValues(graph));
        String scales = graph.once(key + " scales", () -> integers.addFactors(graph));
        List<String> inputs = List.of(operand.get(VALUES), weights, operand.get(ZERO));
        String product32 = product.isConvolution()
                ? graph.copy(product.node().toBuilder().setOpType("ConvInteger").build(), inputs)
                : graph.node("MatMulInteger", inputs, Map.of());
        String single = graph.node("Cast", List.of(product32), Map.of("to", DataType.FLOAT.getNumber()));
        String scale = graph.node("Mul", List.of(operand.get(SCALE), scales), Map.of());
        ProductForm.finish(product, graph.node("Mul", List.of(single, scale), Map.of()), graph);
    }
}
