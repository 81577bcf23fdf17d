package org.idem4j.onnx.precision;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.idem4j.onnx.graph.Precision;

/**
 * A model in less precise numbers. Only the {@linkplain InnerProducts inner products beside a nonlinearity} are rewritten; the units'
 * conversion, a projection and the sums behind them stay in single precision. So does the filling where others become integers: how far its fills may
 * be off was measured, and stands in the metadata.
 */
public final class ReducedPrecision {

    private ReducedPrecision() {}

    /**
     * Rewrites a model.
     *
     * @param model A model of single precision R<sup>n</sup> → R<sup>n</sup>, opset 13 to 17, its weights inside.
     * @param precision The precision of the result.
     * @param rows Rows that it is to be used on, clean and damaged, raw, row-major, in the order of the served self-map's columns;
     *     looked at for {@link Precision#INT8_STATIC} alone.
     * @return The rewritten model, its metadata as they were.
     * @throws IllegalArgumentException If no product of the graph can be rewritten, or a value is not finite on the rows.
     */
    public static ModelProto rewrite(ModelProto model, Precision precision, float[] rows) {
        GraphProto graph = model.getGraph();
        Map<String, Product> products = InnerProducts.of(graph, !precision.isInteger());
        ProductForm form = switch (precision) {
            case FLOAT32 -> throw new IllegalArgumentException("The model is of single precision already.");
            case FP16 -> new HalfWeights(DataType.FLOAT16);
            case BF16 -> new HalfWeights(DataType.BFLOAT16);
            case INT8_DYNAMIC -> new DynamicIntegers();
            case INT8_STATIC ->
                new StaticIntegers(ActivationRanges.measure(
                        model, requireSome(products, precision).values(), rows));
        };
        Map<String, Product> fitting = new LinkedHashMap<>(products);
        fitting.values().removeIf(product -> !form.fits(product));
        requireSome(fitting, precision);
        GraphEdit edit = new GraphEdit(graph);
        for (NodeProto node : graph.getNodeList()) {
            Product product = node.getOutputCount() == 0 ? null : fitting.get(node.getOutput(0));
            if (product == null) {
                edit.add(node);
            } else {
                form.append(product, edit);
            }
        }
        return model.toBuilder().setGraph(edit.build()).build();
    }

    private static Map<String, Product> requireSome(Map<String, Product> products, Precision precision) {
        if (products.isEmpty()) {
            throw new IllegalArgumentException(
                    "The graph has no product beside an activation function that could be in " + precision
                            + "; what is linear, a projection say, stays in single precision.");
        }
        return products;
    }
}
