package org.idem4j.onnx.export.recurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.idem4j.onnx.graph.OnnxGraph;

/**
 * One of ONNX's recurrent operators, in one direction. ONNX Runtime 1.29.0 ends the process when one of them is given a batch of
 * no examples, hence such a batch is given one for the while.
 *
 * @param name ONNX's name of the operator.
 * @param functions The activation functions of its cell, in the operator's order.
 * @param units The size of its output.
 * @param backwards Whether it begins with the last step.
 */
record RecurrentOperator(String name, List<CellFunction> functions, long units, boolean backwards) {

    /**
     * Appends the operator.
     *
     * @param series The name of a time series, [time, batch, features].
     * @param weights The names of its other inputs.
     * @return The name of the outputs, [time, batch, units].
     */
    String append(OnnxGraph graph, String series, List<String> weights) {
        String shape = graph.node("Shape", series);
        List<String> inputs = new ArrayList<>();
        inputs.add(notEmpty(graph, series, shape));
        inputs.addAll(weights);
        Map<String, Object> attributes = CellFunction.attributes(functions);
        attributes.put("hidden_size", units);
        attributes.put("direction", backwards ? "reverse" : "forward");
        String byDirection = graph.node(name, inputs, attributes);
        String outputs = graph.node("Squeeze", byDirection, graph.constant("direction", new long[] {1}));
        return asMany(graph, outputs, shape);
    }

    /** Pads dimensions of size 0 to size 1. */
    private static String notEmpty(OnnxGraph graph, String series, String shape) {
        String missing = graph.node("Sub", graph.constant("one", new long[] {1}), shape);
        String zero = graph.constant("zero", new long[] {0});
        String after = graph.node("Max", missing, zero);
        String before = graph.constant("before", new long[] {0, 0, 0});
        return graph.node("Pad", series, graph.concat(List.of(before, after), 0));
    }

    private static String asMany(OnnxGraph graph, String outputs, String shape) {
        String axes = graph.constant("axes", new long[] {0, 1});
        String ends = graph.node("Gather", shape, axes);
        return graph.node("Slice", outputs, graph.constant("starts", new long[] {0, 0}), ends, axes);
    }
}
