package org.idem4j.onnx.precision;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.idem4j.onnx.graph.Attributes;
import org.idem4j.onnx.graph.Dimension;
import org.idem4j.onnx.serving.ExecutionProvider;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;

/**
 * Between what bounds the values of a graph lie on given rows. Products with the same weights have a range in common: the couplings
 * of g and g⁻¹ then are the same function, quantised too, so that g⁻¹∘A∘g stays idempotent.
 */
final class ActivationRanges {

    private static final String RANGES = "idem4j_ranges";

    private final List<String> values = new ArrayList<>();
    private final Map<String, Range> ranges = new HashMap<>();

    private ActivationRanges(Collection<Product> products) {
        for (Product product : products) {
            values.add(product.input());
            values.add(product.output());
        }
    }

    /**
     * Runs a model.
     *
     * @param model Its first output is f's, called as in our files.
     * @param products Those whose operands and results are looked at.
     * @param rows Row-major, raw, in the order of the served self-map.
     * @throws IllegalArgumentException If there are no rows, or a value is not finite on them.
     */
    static ActivationRanges measure(ModelProto model, Collection<Product> products, float[] rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("There are no rows to take the scales of integers from.");
        }
        ActivationRanges measured = new ActivationRanges(products);
        ServingOptions cpu = ServingOptions.defaults().withProvider(ExecutionProvider.CPU);
        byte[] watched = measured.watched(model).toByteArray();
        Map<String, Range> found = new HashMap<>();
        try (OnnxRegressor served = OnnxRegressor.open(watched, "the graph to be quantised", cpu)) {
            float[] bounds = served.output(RANGES, rows);
            for (int i = 0; i < bounds.length; i++) {
                String value = measured.values.get(i / 2 % measured.values.size());
                if (!Float.isFinite(bounds[i])) {
                    throw new IllegalArgumentException("Of the rows to take scales from, a value of the graph, '"
                            + value + "', is no finite number, so it has no range; give rows without wild cells.");
                }
                found.put(value, found.getOrDefault(value, Range.EMPTY).with(bounds[i]));
            }
        }
        for (Product product : products) {
            measured.ranges.merge(operandOf(product), found.get(product.input()), Range::with);
            measured.ranges.merge(resultOf(product), found.get(product.output()), Range::with);
        }
        return measured;
    }

    /** The range of what a product multiplies. */
    Range operand(Product product) {
        return ranges.get(operandOf(product));
    }

    /** The range of what it gives. */
    Range result(Product product) {
        return ranges.get(resultOf(product));
    }

    private static String operandOf(Product product) {
        return "operand of " + product.weights().getName();
    }

    private static String resultOf(Product product) {
        return "result of " + product.weights().getName();
    }

    /** The model with a further output: for each row the least and the largest number of each value. */
    private ModelProto watched(ModelProto model) {
        ModelProto.Builder watched = model.toBuilder();
        List<String> bounds = new ArrayList<>();
        for (String value : values) {
            String flat = RANGES + bounds.size();
            watched.getGraphBuilder().addNode(node("Flatten", List.of(value), flat, Map.of("axis", 1)));
            for (String operator : List.of("ReduceMin", "ReduceMax")) {
                String bound = RANGES + bounds.size() + operator;
                watched.getGraphBuilder()
                        .addNode(node(operator, List.of(flat), bound, Map.of("axes", new long[] {1}, "keepdims", 1)));
                bounds.add(bound);
            }
        }
        watched.getGraphBuilder()
                .addNode(node("Concat", bounds, RANGES, Map.of("axis", 1)))
                .addOutput(Dimension.value(RANGES, Dimension.BATCH, Dimension.of(bounds.size())));
        return watched.build();
    }

    private static NodeProto node(String operator, List<String> inputs, String output, Map<String, ?> attributes) {
        NodeProto.Builder node = NodeProto.newBuilder()
                .setName(output)
                .setOpType(operator)
                .addAllInput(inputs)
                .addOutput(output);
        attributes.forEach((name, value) -> node.addAttribute(Attributes.of(name, value)));
        return node.build();
    }
}
