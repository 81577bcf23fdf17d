package org.idem4j.onnx.graph;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tribuo.util.onnx.ONNXAttribute;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXInitializer;
import org.tribuo.util.onnx.ONNXNode;
import org.tribuo.util.onnx.ONNXOperator;
import org.tribuo.util.onnx.ONNXOperators;
import org.tribuo.util.onnx.ONNXRef;

/** Splices a function into a graph that Tribuo is building, so that our models take part in its ensembles. */
public final class TribuoGraph {

    private TribuoGraph() {}

    /**
     * Appends a function to Tribuo's graph.
     *
     * @param function What to append; only constants and operators of one output.
     * @param input The value it takes, [batch, n].
     * @return The value it gives, [batch, n].
     */
    public static ONNXNode splice(SelfMapGraph.Appender function, ONNXRef<?> input) {
        OnnxGraph fragment = new OnnxGraph((int) ONNXOperators.getOpsetProto().getVersion());
        String start = fragment.input(SelfMapGraph.INPUT, -1, -1);
        String end = function.appendTo(fragment, start);
        GraphProto graph = fragment.build("fragment");

        ONNXContext context = input.onnxContext();
        Map<String, ONNXRef<?>> values = new HashMap<>();
        values.put(start, input);
        for (TensorProto constant : graph.getInitializerList()) {
            values.put(constant.getName(), copy(constant, context));
        }
        ONNXNode last = null;
        for (NodeProto node : graph.getNodeList()) {
            List<ONNXRef<?>> inputs = new ArrayList<>();
            node.getInputList().forEach(name -> inputs.add(values.get(name)));
            last = context.operation(new Spliced(node), inputs, node.getOutput(0), Map.of());
            values.put(node.getOutput(0), last);
        }
        return last != null && values.get(end) == last
                ? last
                : context.operation(ONNXOperators.IDENTITY, List.of(values.get(end)), "spliced");
    }

    private static ONNXInitializer copy(TensorProto constant, ONNXContext context) {
        if (constant.getDataType() == TensorProto.DataType.INT64.getNumber()) {
            long[] integers = constant.getInt64DataList().stream()
                    .mapToLong(Long::longValue)
                    .toArray();
            return context.array(constant.getName(), integers);
        }
        List<Integer> shape =
                constant.getDimsList().stream().map(Long::intValue).toList();
        FloatBuffer floats = constant.getRawData()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();
        if (shape.isEmpty()) {
            return context.constant(constant.getName(), floats.get(0)); // floatTensor would keep no bytes of a scalar
        }
        return context.floatTensor(constant.getName(), shape, buffer -> buffer.put(floats));
    }

    /** An operator that is already built: Tribuo's context only renames its inputs and outputs. */
    private record Spliced(NodeProto node) implements ONNXOperator {

        @Override
        public NodeProto build(
                ONNXContext context, String[] inputs, String[] outputs, Map<String, Object> attributeValues) {
            return node.toBuilder()
                    .setName(node.getOpType() + "_" + outputs[0])
                    .clearInput()
                    .addAllInput(List.of(inputs))
                    .clearOutput()
                    .addAllOutput(List.of(outputs))
                    .build();
        }

        @Override
        public String getOpName() {
            return node.getOpType();
        }

        @Override
        public int getNumInputs() {
            return node.getInputCount();
        }

        @Override
        public int getNumOptionalInputs() {
            return 0;
        }

        @Override
        public int getNumOutputs() {
            return node.getOutputCount();
        }

        @Override
        public Map<String, ONNXAttribute> getAttributes() {
            return Map.of();
        }

        @Override
        public Set<String> getMandatoryAttributeNames() {
            return Set.of();
        }

        @Override
        public int getOpVersion() {
            return (int) ONNXOperators.getOpsetProto().getVersion();
        }

        @Override
        public String getOpDomain() {
            return null;
        }
    }
}
