package org.idem4j.onnx.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The graph of a self-map on raw values: {@code input} [batch, n] → Sub(means) → Div(deviations) → network →
 * Mul(deviations) → Add(means) → {@code output} [batch, n]. The standardisation is not folded into the weights: there a
 * column with a large mean would cancel catastrophically in single precision.
 *
 * @param names The columns' names, in order.
 * @param means Per column, or null where the network takes raw values.
 * @param deviations Per column, or null likewise.
 * @param network Appends the network.
 */
public record SelfMapGraph(List<String> names, float[] means, float[] deviations, Appender network) {

    /** The name of the graph's input. */
    public static final String INPUT = "input";
    /** The name of the graph's output. */
    public static final String OUTPUT = "output";

    /** Appends a function to a graph. */
    @FunctionalInterface
    public interface Appender {
        /**
         * Appends the function.
         *
         * @param graph The graph under construction.
         * @param input The name of the value it takes, [batch, n].
         * @return The name of the value it gives, [batch, n].
         */
        String appendTo(OnnxGraph graph, String input);
    }

    /**
     * Appends the self-map to a graph.
     *
     * @param graph The graph under construction.
     * @param input The name of the raw value, [batch, n].
     * @return The name of the raw result, [batch, n].
     */
    public String appendTo(OnnxGraph graph, String input) {
        if (means == null) {
            return network.appendTo(graph, input);
        }
        String mean = graph.constant("means", means, names.size());
        String deviation = graph.constant("deviations", deviations, names.size());
        String standardised = graph.node("Div", graph.node("Sub", input, mean), deviation);
        return graph.node("Add", graph.node("Mul", network.appendTo(graph, standardised), deviation), mean);
    }

    /**
     * The whole model.
     *
     * @param opset The version of ONNX's operators.
     * @param description What the model says of itself; the columns' names are added to its metadata.
     * @return The model.
     * @throws IllegalArgumentException If the opset can't be written.
     */
    public ModelProto model(int opset, ModelDescription description) {
        return model(opset, description, graph -> {});
    }

    /**
     * The whole model, with further outputs behind {@code output}.
     *
     * @param opset The version of ONNX's operators.
     * @param description What the model says of itself; the columns' names are added to its metadata.
     * @param further Declares the further outputs, once the network has been appended.
     * @return The model.
     * @throws IllegalArgumentException If the opset can't be written.
     */
    public ModelProto model(int opset, ModelDescription description, Consumer<OnnxGraph> further) {
        OnnxGraph graph = new OnnxGraph(opset);
        String input = graph.input(INPUT, -1, names.size());
        graph.output(OUTPUT, appendTo(graph, input), -1, names.size());
        further.accept(graph);
        Map<String, String> metadata = new HashMap<>(description.metadata());
        metadata.put(MetadataKeys.FEATURE_NAMES, MetadataKeys.encodeNames(names));
        metadata.put(MetadataKeys.OUTPUT_NAMES, MetadataKeys.encodeNames(names));
        return graph.model(new ModelDescription(
                description.graphName(),
                description.domain(),
                description.version(),
                description.documentation(),
                metadata));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SelfMapGraph same
                && names.equals(same.names)
                && Arrays.equals(means, same.means)
                && Arrays.equals(deviations, same.deviations)
                && network.equals(same.network);
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + Arrays.hashCode(means);
    }
}
