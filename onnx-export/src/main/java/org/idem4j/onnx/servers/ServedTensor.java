package org.idem4j.onnx.servers;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An input or output of a model, as servers describe it.
 *
 * @param name Its name.
 * @param type Its type in the Open Inference Protocol, FP32 say.
 * @param shape Its sizes, −1 where one is free.
 */
record ServedTensor(String name, String type, List<Long> shape) {

    /** What a graph asks for; its own weights are not. */
    static List<ServedTensor> inputs(GraphProto graph) {
        Set<String> weights =
                graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
        return graph.getInputList().stream()
                .filter(input -> !weights.contains(input.getName()))
                .map(ServedTensor::of)
                .toList();
    }

    /** What it gives. */
    static List<ServedTensor> outputs(GraphProto graph) {
        return graph.getOutputList().stream().map(ServedTensor::of).toList();
    }

    private static ServedTensor of(ValueInfoProto value) {
        var tensor = value.getType().getTensorType();
        return new ServedTensor(
                value.getName(),
                type(TensorProto.DataType.forNumber(tensor.getElemType()), value.getName()),
                tensor.getShape().getDimList().stream()
                        .map(size -> size.getValueCase() == Dimension.ValueCase.DIM_VALUE ? size.getDimValue() : -1L)
                        .toList());
    }

    private static String type(TensorProto.DataType type, String name) {
        return switch (type == null ? TensorProto.DataType.UNDEFINED : type) {
            case FLOAT -> "FP32";
            case DOUBLE -> "FP64";
            case FLOAT16 -> "FP16";
            case BFLOAT16 -> "BF16";
            case BOOL -> "BOOL";
            case INT8, INT16, INT32, INT64, UINT8, UINT16, UINT32, UINT64 ->
                type.name().toUpperCase(Locale.ROOT);
            default ->
                throw new IllegalArgumentException(
                        "'" + name + "' is of the type " + type + ", which no model server takes.");
        };
    }

    /** Whether its first size is free, as that of a batch is. */
    boolean ofBatch() {
        return !shape.isEmpty() && shape.get(0) == -1;
    }
}
