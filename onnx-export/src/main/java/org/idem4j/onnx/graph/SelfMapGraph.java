package org.idem4j.onnx.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The graph of a self-map on raw values: {@code input} [batch, n] → Sub(means) → Div(deviations) → filling → network →
 * Mul(deviations) → Add(means) → {@code output} [batch, n]. The standardisation is not folded into the weights: there a
 * column with a large mean would cancel catastrophically in single precision. With a filling, the value {@value #FILLED},
 * which is no output, holds the rows with their missing cells filled and all others bit by bit.
 *
 * @param names The columns' names, in the order of the network.
 * @param shown The same names in the order of the model's input and outputs.
 * @param means Per column, or null where the network takes raw values.
 * @param deviations Per column, or null likewise.
 * @param filling Appends what fills missing cells, NaN, in the units of the network; null where nothing does.
 * @param network Appends the network.
 */
public record SelfMapGraph(
        List<String> names, List<String> shown, float[] means, float[] deviations, Appender filling, Appender network) {

    /** The name of the graph's input. */
    public static final String INPUT = "input";
    /** The name of the graph's output. */
    public static final String OUTPUT = "output";

    /** The name of the further output of a detector that holds the rows' scores, [batch, 1]. */
    public static final String SCORE = "score";

    /** The name of the value that holds the filled rows. */
    public static final String FILLED = "filled";

    /**
     * A graph that fills nothing.
     *
     * @param names The columns' names, in order.
     * @param means Per column, or null where the network takes raw values.
     * @param deviations Per column, or null likewise.
     * @param network Appends the network.
     */
    public SelfMapGraph(List<String> names, float[] means, float[] deviations, Appender network) {
        this(names, means, deviations, null, network);
    }

    /**
     * A graph whose input and outputs have the order of the network.
     *
     * @param names The columns' names, in order.
     * @param means Per column, or null where the network takes raw values.
     * @param deviations Per column, or null likewise.
     * @param filling Appends what fills missing cells, NaN, in the units of the network; null where nothing does.
     * @param network Appends the network.
     */
    public SelfMapGraph(List<String> names, float[] means, float[] deviations, Appender filling, Appender network) {
        this(names, names, means, deviations, filling, network);
    }

    /**
     * The same graph with columns in another order.
     *
     * @param order All names, in the order that the input and the outputs are to have.
     * @return A graph that puts them into the network's order first, and back in the end.
     * @throws IllegalArgumentException If these are not the names.
     */
    public SelfMapGraph inOrder(List<String> order) {
        return new SelfMapGraph(names, List.copyOf(order), means, deviations, filling, network);
    }

    /** For each name its place in an order of the same names. */
    private static int[] places(List<String> names, List<String> order) {
        Map<String, Integer> places = new HashMap<>();
        order.forEach(name -> places.put(name, places.size()));
        if (order.size() != names.size() || !places.keySet().containsAll(names)) {
            throw new IllegalArgumentException("The order " + order + " is not one of the columns " + names + ".");
        }
        return names.stream().mapToInt(places::get).toArray();
    }

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
        Units units = new Units(graph);
        return units.restored(network.appendTo(graph, filled(graph, units.standardised(input))));
    }

    private String filled(OnnxGraph graph, String standardised) {
        return filling == null ? standardised : filling.appendTo(graph, standardised);
    }

    /** The standardisation in a graph, its constants added once. */
    private final class Units {
        private final OnnxGraph graph;
        private final String mean;
        private final String deviation;

        Units(OnnxGraph graph) {
            this.graph = graph;
            this.mean = means == null ? null : graph.constant("means", means, names.size());
            this.deviation = means == null ? null : graph.constant("deviations", deviations, names.size());
        }

        String standardised(String raw) {
            return mean == null ? raw : graph.node("Div", graph.node("Sub", raw, mean), deviation);
        }

        String restored(String standardised) {
            return mean == null ? standardised : graph.node("Add", graph.node("Mul", standardised, deviation), mean);
        }

        /** The raw rows, what is missing filled. */
        String known(String raw, String filled) {
            return graph.node("Where", graph.node("IsNaN", raw), restored(filled), raw);
        }
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
        return model(opset, () -> description, graph -> {});
    }

    /**
     * The whole model, with further outputs behind {@code output}.
     *
     * @param opset The version of ONNX's operators.
     * @param description Gives what the model says of itself, once the graph is there; the columns' names are added to its
     *     metadata.
     * @param further Declares the further outputs, once the network has been appended.
     * @return The model.
     * @throws IllegalArgumentException If the opset can't be written.
     */
    public ModelProto model(int opset, Supplier<ModelDescription> description, Consumer<OnnxGraph> further) {
        OnnxGraph graph = new OnnxGraph(opset);
        String input = graph.columns(graph.input(INPUT, -1, names.size()), places(names, shown));
        int[] back = places(shown, names);
        if (filling != null) {
            graph.reserve(FILLED);
        }
        Units units = new Units(graph);
        String filled = filled(graph, units.standardised(input));
        if (filling != null) {
            graph.name(FILLED, graph.columns(units.known(input, filled), back));
        }
        graph.output(OUTPUT, graph.columns(units.restored(network.appendTo(graph, filled)), back), -1, names.size());
        further.accept(graph);
        return described(graph, description.get());
    }

    /**
     * The model of the filling alone, without the network.
     *
     * @param opset The version of ONNX's operators.
     * @param description What the model says of itself; the columns' names are added to its metadata.
     * @return The model.
     * @throws IllegalArgumentException If the opset can't be written.
     */
    public ModelProto fillingModel(int opset, ModelDescription description) {
        OnnxGraph graph = new OnnxGraph(opset);
        String input = graph.columns(graph.input(INPUT, -1, names.size()), places(names, shown));
        Units units = new Units(graph);
        String known = units.known(input, filled(graph, units.standardised(input)));
        graph.output(OUTPUT, graph.columns(known, places(shown, names)), -1, names.size());
        return described(graph, description);
    }

    private ModelProto described(OnnxGraph graph, ModelDescription description) {
        Map<String, String> metadata = new HashMap<>(description.metadata());
        metadata.put(MetadataKeys.FEATURE_NAMES, MetadataKeys.encodeNames(shown));
        metadata.put(MetadataKeys.OUTPUT_NAMES, MetadataKeys.encodeNames(shown));
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
                && shown.equals(same.shown)
                && Arrays.equals(means, same.means)
                && Arrays.equals(deviations, same.deviations)
                && Objects.equals(filling, same.filling)
                && network.equals(same.network);
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + Arrays.hashCode(means);
    }
}
