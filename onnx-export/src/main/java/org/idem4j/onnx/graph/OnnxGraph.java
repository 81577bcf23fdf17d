package org.idem4j.onnx.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** The name of the dynamic dimension, written as −1. */
    private static final String BATCH = "batch";

    private final int opset;
    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private final Map<String, Integer> used = new HashMap<>();

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
    }

    /**
     * The version of ONNX's operators.
     *
     * @return The opset.
     */
    public int opset() {
        return opset;
    }

    private String unique(String hint) {
        int count = used.merge(hint, 1, Integer::sum);
        return count == 1 ? hint : hint + "_" + count;
    }

    /**
     * Declares a float input.
     *
     * @param name Its name.
     * @param dimensions Its shape; −1 is the dynamic dimension "batch".
     * @return The name.
     */
    public String input(String name, long... dimensions) {
        used.merge(name, 1, Integer::sum);
        graph.addInput(value(name, dimensions));
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
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        String name = unique(hint);
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .setRawData(ByteString.copyFrom(bytes));
        for (long dimension : dimensions) {
            tensor.addDims(dimension);
        }
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
     * @param attributes Its attributes: integers, floats, strings, and arrays of longs or floats.
     * @return The name of the value it gives.
     * @throws IllegalArgumentException If an attribute is of another type.
     */
    public String node(String operator, List<String> inputs, Map<String, ?> attributes) {
        String output = unique(operator);
        NodeProto.Builder node = NodeProto.newBuilder()
                .setName(output)
                .setOpType(operator)
                .addAllInput(inputs)
                .addOutput(output);
        // In the order of their names: a map's own order need not be the same from run to run.
        attributes.keySet().stream()
                .sorted()
                .forEach(name -> node.addAttribute(Attributes.of(name, attributes.get(name))));
        graph.addNode(node);
        return output;
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
        String name = unique(hint);
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(TensorProto.DataType.INT64.getNumber())
                .addDims(values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
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
        graph.addNode(NodeProto.newBuilder()
                .setName(unique("Output"))
                .setOpType("Identity")
                .addInput(value)
                .addOutput(name));
        graph.addOutput(value(name, dimensions));
    }

    private static ValueInfoProto value(String name, long... dimensions) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (long dimension : dimensions) {
            TensorShapeProto.Dimension.Builder dim = TensorShapeProto.Dimension.newBuilder();
            shape.addDim(dimension < 0 ? dim.setDimParam(BATCH) : dim.setDimValue(dimension));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                                .setShape(shape)))
                .build();
    }

    /**
     * The graph as it stands.
     *
     * @param name The graph's name.
     * @return The graph.
     */
    public GraphProto build(String name) {
        return graph.clone().setName(name).build();
    }

    /**
     * A model of the graph as it stands.
     *
     * @param description Who made it and what it carries.
     * @return The model, of the oldest IR version that goes with the opset.
     */
    public ModelProto model(ModelDescription description) {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(opset < 15 ? 7 : 8)
                .setProducerName(ModelDescription.PRODUCER)
                .setDomain(description.domain())
                .setModelVersion(description.version())
                .setDocString(description.documentation())
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(opset))
                .setGraph(build(description.graphName()));
        description
                .metadata()
                .forEach((key, value) -> model.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return model.build();
    }
}
