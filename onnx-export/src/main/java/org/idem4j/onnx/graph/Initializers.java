package org.idem4j.onnx.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The constants of a graph under construction, ONNX's initializers; floats are read only when a model is built or written. */
final class Initializers {

    private final List<TensorProto> tensors = new ArrayList<>();
    private final Map<Integer, WeightSource> weights = new TreeMap<>();

    void add(String name, WeightSource values, long... dimensions) {
        weights.put(tensors.size(), values);
        tensors.add(tensor(name, DataType.FLOAT, dimensions).build());
    }

    void add(String name, long[] values, long... dimensions) {
        TensorProto.Builder tensor = tensor(name, DataType.INT64, dimensions);
        Arrays.stream(values).forEach(tensor::addInt64Data);
        tensors.add(tensor.build());
    }

    private static TensorProto.Builder tensor(String name, DataType type, long... dimensions) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type.getNumber());
        Arrays.stream(dimensions).forEach(tensor::addDims);
        return tensor;
    }

    /** The floats that {@link #declareIn} leaves out, by the index of their initializer. */
    Map<Integer, WeightSource> weights() {
        return Collections.unmodifiableMap(weights);
    }

    /** Adds all to a graph, floats without their values. */
    void declareIn(GraphProto.Builder graph) {
        graph.addAllInitializer(tensors);
    }

    /**
     * Adds all to a graph.
     *
     * @throws IllegalStateException If the floats are more than a protobuf may have.
     */
    void writeTo(GraphProto.Builder graph) {
        long bytes = weights.values().stream().mapToLong(WeightSource::bytes).sum();
        if (bytes > OnnxFiles.MAX_PROTOBUF) {
            throw new IllegalStateException("The graph has weights of " + bytes
                    + " bytes, more than one protobuf may have; write it by OnnxFiles, with external data.");
        }
        declareIn(graph);
        weights.forEach((index, values) -> graph.getInitializerBuilder(index).setRawData(values.raw()));
    }
}
