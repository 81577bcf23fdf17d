package org.idem4j.onnx.precision;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import java.util.Map;

/**
 * Weights stored in sixteen bits and made single by a Cast, which runtimes fold when they load the file. What is computed is in
 * single precision, so f is that of slightly other weights, and as idempotent.
 *
 * @param type FLOAT16 or BFLOAT16.
 */
record HalfWeights(DataType type) implements ProductForm {

    @Override
    public boolean fits(Product product) {
        float largest = 0;
        for (float weight : FloatConstant.values(product.weights())) {
            largest = Math.max(largest, Math.abs(weight)); // NaN stays NaN
        }
        return type == DataType.BFLOAT16 ? Float.isFinite(largest) : largest <= HalfFloats.LARGEST_HALF;
    }

    @Override
    public void append(Product product, GraphEdit graph) {
        String weights = graph.once(product.weights().getName(), () -> {
            String half = graph.constant(
                    product.weights().getName() + "_half",
                    FloatConstant.raw(
                            type,
                            HalfFloats.bytes(FloatConstant.values(product.weights()), type),
                            product.weights().getDimsList()));
            return graph.node("Cast", List.of(half), Map.of("to", DataType.FLOAT.getNumber()));
        });
        graph.add(product.node().toBuilder().setInput(1, weights).build());
    }
}
