package org.idem4j.onnx.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An ONNX graph under construction: inputs, constants, operators, outputs. Values are known by their names, which this class
 * makes unique; equal calls give equal graphs, byte for byte. For one thread.
 */
public final class OnnxGraph implements Operators {

    /** The lowest opset that can be written. */
    public static final int MIN_OPSET = 13;
    /** The highest opset that can be written. */
    public static final int MAX_OPSET = 17;

    private final int opset;
    private final UniqueNames names;
    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final Initializers initializers = new Initializers();
    private final SharedConstants shared = new SharedConstants();

    /**
     * Begins a graph.
     *
     * @param opset The version of ONNX's operators, {@value #MIN_OPSET} to {@value #MAX_OPSET}.
     * @throws IllegalArgumentException If the version is outside that range.
     */
    public OnnxGraph(int opset) {
        this(opset, new UniqueNames());
        if (opset < MIN_OPSET || opset > MAX_OPSET) {
            throw new IllegalArgumentException(
                    "The opset must be " + MIN_OPSET + " to " + MAX_OPSET + ", not " + opset + ".");
        }
    }

    private OnnxGraph(int opset, UniqueNames names) {
        this.opset = opset;
        this.names = names;
    }

    /**
     * Begins a graph that is to be an attribute of one of this graph's operators, such as the body of a loop. It sees the
     * values of this graph, and no name is in both.
     *
     * @return The inner graph.
     */
    public OnnxGraph body() {
        return new OnnxGraph(opset, names);
    }

    /**
     * The version of ONNX's operators.
     *
     * @return The opset.
     */
    public int opset() {
        return opset;
    }

    /**
     * Keeps a name for an input or output still to come, so that no value in between takes it.
     *
     * @param name The name.
     */
    public void reserve(String name) {
        names.reserve(name);
    }

    /**
     * A name that no value has or will have, for an input or output of a {@linkplain #body() body}.
     *
     * @param hint What it is.
     * @return The name.
     */
    public String unique(String hint) {
        return names.next(hint);
    }

    /**
     * Declares a float input.
     *
     * @param name Its name.
     * @param dimensions Its shape; −1 is the dynamic dimension "batch".
     * @return The name.
     */
    public String input(String name, long... dimensions) {
        return input(name, Dimension.of(dimensions));
    }

    /**
     * Declares a float input.
     *
     * @param name Its name.
     * @param dimensions Its shape.
     * @return The name.
     */
    public String input(String name, Dimension... dimensions) {
        names.reserve(name);
        graph.addInput(Dimension.value(name, dimensions));
        return name;
    }

    /**
     * Adds constant floats.
     *
     * @param hint What they are, for the name.
     * @param values The values, row-major.
     * @param dimensions Their shape; none for a scalar.
     * @return The name of the value.
     */
    public String constant(String hint, float[] values, long... dimensions) {
        return constant(hint, WeightSource.of(values), dimensions);
    }

    /**
     * Adds constant floats that are read when the model is built or written.
     *
     * @param hint What they are, for the name.
     * @param values The values.
     * @param dimensions Their shape; none for a scalar.
     * @return The name of the value.
     */
    public String constant(String hint, WeightSource values, long... dimensions) {
        return shared.get(() -> {
            String name = unique(hint);
            initializers.add(name, values, dimensions);
            return name;
        });
    }

    @Override
    public String scalar(String hint, double value) {
        return constant(hint, new float[] {(float) value});
    }

    @Override
    public String constant(String hint, long[] values) {
        return constant(hint, values, new long[] {values.length});
    }

    /**
     * Adds constant integers.
     *
     * @param hint What they are, for the name.
     * @param values The values, row-major.
     * @param dimensions Their shape; empty for a scalar.
     * @return The name of the value, of type int64.
     */
    public String constant(String hint, long[] values, long[] dimensions) {
        String name = unique(hint);
        initializers.add(name, values, dimensions);
        return name;
    }

    @Override
    public List<String> nodes(String operator, List<String> inputs, Map<String, ?> attributes, List<String> hints) {
        List<String> outputs =
                hints.stream().map(hint -> hint.isEmpty() ? NONE : unique(hint)).toList();
        NodeProto.Builder node = NodeProto.newBuilder()
                .setName(outputs.stream()
                        .filter(name -> !name.isEmpty())
                        .findFirst()
                        .orElseThrow())
                .setOpType(operator)
                .addAllInput(inputs)
                .addAllOutput(outputs);
        // In the order of their names: a map's own order need not be the same from run to run.
        attributes.keySet().stream()
                .sorted()
                .forEach(name -> node.addAttribute(Attributes.of(name, attributes.get(name))));
        graph.addNode(node);
        return outputs;
    }

    /**
     * Appends a function to its own output, again and again. Its constants are added once, for all applications.
     *
     * @param function Appends f; with the same constants, in the same order, each time.
     * @param input The name of the value x that f takes first.
     * @param times How often.
     * @return The names of f(x), f(f(x)), …, as many.
     */
    public List<String> iterate(SelfMapGraph.Appender function, String input, int times) {
        List<String> values = new ArrayList<>();
        repeat(
                times,
                () -> values.add(function.appendTo(this, values.isEmpty() ? input : values.get(values.size() - 1))));
        return values;
    }

    /**
     * Appends a part again and again. Its constants are added once, for all times.
     *
     * @param times How often.
     * @param part Appends the part; asks for the same constants, in the same order, each time.
     */
    public void repeat(int times, Runnable part) {
        shared.repeat(times, part);
    }

    /**
     * Declares a float output of exactly the given name.
     *
     * @param name The output's name.
     * @param value The name of the value to give out.
     * @param dimensions Its shape; −1 is the dynamic dimension "batch".
     */
    public void output(String name, String value, long... dimensions) {
        output(name, value, Dimension.of(dimensions));
    }

    /**
     * Declares a float output of exactly the given name.
     *
     * @param name The output's name; {@linkplain #reserve reserved} if values were named meanwhile.
     * @param value The name of the value to give out.
     * @param dimensions Its shape.
     */
    public void output(String name, String value, Dimension... dimensions) {
        graph.addNode(NodeProto.newBuilder()
                .setName(unique("Output"))
                .setOpType("Identity")
                .addInput(value)
                .addOutput(name));
        graph.addOutput(Dimension.value(name, dimensions));
    }

    /**
     * Gives a value exactly the given name, without making it an output.
     *
     * @param name The name; {@linkplain #reserve reserved} if values were named meanwhile.
     * @param value The name that the value has.
     */
    public void name(String name, String value) {
        graph.addNode(NodeProto.newBuilder()
                .setName(unique("Named"))
                .setOpType("Identity")
                .addInput(value)
                .addOutput(name));
    }

    /** The weights that the initializers of {@link #skeleton} lack, by their index. */
    Map<Integer, WeightSource> weights() {
        return initializers.weights();
    }

    /**
     * The graph as it stands.
     *
     * @param name The graph's name.
     * @return The graph.
     * @throws IllegalStateException If its weights are larger than a protobuf may be.
     */
    public GraphProto build(String name) {
        GraphProto.Builder built = graph.clone().setName(name);
        initializers.writeTo(built);
        return built.build();
    }

    /**
     * A model of the graph as it stands.
     *
     * @param description Who made it and what it carries.
     * @return The model, of the oldest IR version that goes with the opset.
     * @throws IllegalStateException If its weights are larger than a protobuf may be.
     */
    public ModelProto model(ModelDescription description) {
        return description
                .header(opset)
                .setGraph(build(description.graphName()))
                .build();
    }

    /** A model whose initializers lack their {@linkplain #weights() weights}. */
    ModelProto.Builder skeleton(ModelDescription description) {
        GraphProto.Builder declared = graph.clone().setName(description.graphName());
        initializers.declareIn(declared);
        return description.header(opset).setGraph(declared);
    }
}
