package org.idem4j.onnx.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * An ONNX graph under construction. Values are known by their names, which this class makes unique; equal calls give equal
 * graphs, byte for byte. For one thread.
 */
public final class OnnxGraph {

    /** The lowest opset that can be written. */
    public static final int MIN_OPSET = 13;
    /** The highest opset that can be written. */
    public static final int MAX_OPSET = 17;

    /** The name of an input or output that an operator may lack and does. */
    public static final String NONE = "";

    private final int opset;
    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final Map<Integer, Weights> weights = new TreeMap<>();
    private final UniqueNames names;
    private final SharedConstants shared = new SharedConstants();

    /**
     * Begins a graph.
     *
     * @param opset The version of ONNX's operators, {@value #MIN_OPSET} to {@value #MAX_OPSET}.
     * @throws IllegalArgumentException If the version is outside that range.
     */
    public OnnxGraph(int opset) {
        if (opset < MIN_OPSET || opset > MAX_OPSET) {
            throw new IllegalArgumentException(
                    "The opset must be " + MIN_OPSET + " to " + MAX_OPSET + ", not " + opset + ".");
        }
        this.opset = opset;
        this.names = new UniqueNames();
    }

    private OnnxGraph(OnnxGraph outer) {
        this.opset = outer.opset;
        this.names = outer.names;
    }

    /**
     * Begins a graph that is to be an attribute of one of this graph's operators, such as the body of a loop. It sees the
     * values of this graph, and no name is in both.
     *
     * @return The inner graph.
     */
    public OnnxGraph body() {
        return new OnnxGraph(this);
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
        return constant(hint, Weights.of(values), dimensions);
    }

    /**
     * Adds constant floats that are read when the model is built or written.
     *
     * @param hint What they are, for the name.
     * @param values The values.
     * @param dimensions Their shape; none for a scalar.
     * @return The name of the value.
     */
    public String constant(String hint, Weights values, long... dimensions) {
        return shared.get(() -> add(hint, values, dimensions));
    }

    private String add(String hint, Weights values, long... dimensions) {
        String name = unique(hint);
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT.getNumber());
        Arrays.stream(dimensions).forEach(tensor::addDims);
        weights.put(graph.getInitializerCount(), values);
        graph.addInitializer(tensor);
        return name;
    }

    /**
     * Adds a constant scalar.
     *
     * @param hint What it is, for the name.
     * @param value The value.
     * @return The name of the value.
     */
    public String scalar(String hint, double value) {
        return constant(hint, new float[] {(float) value});
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
        shared.repeat(
                times,
                () -> values.add(function.appendTo(this, values.isEmpty() ? input : values.get(values.size() - 1))));
        return values;
    }

    /**
     * Adds an operator without attributes.
     *
     * @param operator ONNX's name of it.
     * @param inputs The names of the values it takes.
     * @return The name of the value it gives.
     */
    public String node(String operator, String... inputs) {
        return node(operator, List.of(inputs), Map.of());
    }

    /**
     * Adds an operator of one output.
     *
     * @param operator ONNX's name of it.
     * @param inputs The names of the values it takes.
     * @param attributes Its attributes: integers, floats, strings, arrays of longs, floats or strings, and graphs.
     * @return The name of the value it gives.
     * @throws IllegalArgumentException If an attribute is of another type.
     */
    public String node(String operator, List<String> inputs, Map<String, ?> attributes) {
        return nodes(operator, inputs, attributes, List.of(operator)).get(0);
    }

    /**
     * Adds an operator of several outputs.
     *
     * @param operator ONNX's name of it.
     * @param inputs The names of the values it takes; {@link #NONE} for one that is left out.
     * @param attributes Its attributes: integers, floats, strings, arrays of longs, floats or strings, and graphs.
     * @param hints For each output what it is, for its name; {@link #NONE} for one that is not wanted.
     * @return The names of the values it gives, in the hints' order; {@link #NONE} where one is not wanted.
     * @throws IllegalArgumentException If an attribute is of another type.
     */
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
     * Reorders columns.
     *
     * @param value The name of a value, [batch, n].
     * @param columns For each column of the result the column to take.
     * @return The name of the reordered value; the same value where nothing moves.
     */
    public String columns(String value, int[] columns) {
        if (Arrays.equals(columns, IntStream.range(0, columns.length).toArray())) {
            return value;
        }
        long[] indices = Arrays.stream(columns).asLongStream().toArray();
        return node("Gather", List.of(value, constant("columns", indices)), Map.of("axis", 1));
    }

    /**
     * Adds a vector of constant integers.
     *
     * @param hint What they are, for the name.
     * @param values The values.
     * @return The name of the value, of type int64.
     */
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
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.INT64.getNumber());
        Arrays.stream(dimensions).forEach(tensor::addDims);
        Arrays.stream(values).forEach(tensor::addInt64Data);
        graph.addInitializer(tensor);
        return name;
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

    /** The weights that the initializers of {@link #skeleton} lack, by their index. */
    Map<Integer, Weights> weights() {
        return Collections.unmodifiableMap(weights);
    }

    /**
     * The graph as it stands.
     *
     * @param name The graph's name.
     * @return The graph.
     * @throws IllegalStateException If its weights are larger than a protobuf may be.
     */
    public GraphProto build(String name) {
        long bytes = weights.values().stream().mapToLong(Weights::bytes).sum();
        if (bytes > OnnxFiles.MAX_PROTOBUF) {
            throw new IllegalStateException("The graph has weights of " + bytes
                    + " bytes, more than one protobuf may have; write it by OnnxFiles, with external data.");
        }
        GraphProto.Builder built = graph.clone().setName(name);
        weights.forEach((index, values) -> built.getInitializerBuilder(index).setRawData(values.raw()));
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
        return description.header(opset).setGraph(graph.clone().setName(description.graphName()));
    }
}
