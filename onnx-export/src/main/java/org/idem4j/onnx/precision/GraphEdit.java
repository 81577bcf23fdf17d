package org.idem4j.onnx.precision;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.idem4j.onnx.graph.Attributes;
import org.idem4j.onnx.graph.UniqueNames;

/** A graph that is written anew: operators one after the other, and constants beside those that are still needed. */
final class GraphEdit {

    private final GraphProto old;
    private final UniqueNames names = new UniqueNames();
    private final List<NodeProto> nodes = new ArrayList<>();
    private final List<TensorProto> constants = new ArrayList<>();
    private final Map<String, List<String>> shared = new HashMap<>();

    GraphEdit(GraphProto old) {
        this.old = old;
        old.getInputList().forEach(input -> names.reserve(input.getName()));
        old.getInitializerList().forEach(tensor -> names.reserve(tensor.getName()));
        for (NodeProto node : old.getNodeList()) {
            names.reserve(node.getName());
            node.getOutputList().forEach(names::reserve);
        }
    }

    /** Adds an operator as it is. */
    void add(NodeProto node) {
        nodes.add(node);
    }

    /** Adds a constant under a name of its own. */
    String constant(String hint, TensorProto.Builder tensor) {
        String name = names.next(hint);
        constants.add(tensor.setName(name).build());
        return name;
    }

    /** Adds a scalar of single precision. */
    String scalar(String hint, float value) {
        return constant(hint, FloatConstant.of(new float[] {value}, List.of()));
    }

    /** Adds an operator of one output. */
    String node(String operator, List<String> inputs, Map<String, ?> attributes) {
        return nodes(operator, inputs, attributes, 1).get(0);
    }

    /** Adds an operator of one output of a given name, which is the old one's. */
    void nodeGiving(String output, String operator, List<String> inputs) {
        nodes.add(NodeProto.newBuilder()
                .setName(names.next(operator))
                .setOpType(operator)
                .addAllInput(inputs)
                .addOutput(output)
                .build());
    }

    /** Adds an operator of several outputs. */
    List<String> nodes(String operator, List<String> inputs, Map<String, ?> attributes, int outputs) {
        List<String> given = new ArrayList<>();
        for (int i = 0; i < outputs; i++) {
            given.add(names.next(operator));
        }
        NodeProto.Builder node = NodeProto.newBuilder()
                .setName(given.get(0))
                .setOpType(operator)
                .addAllInput(inputs)
                .addAllOutput(given);
        attributes.keySet().stream()
                .sorted()
                .forEach(name -> node.addAttribute(Attributes.of(name, attributes.get(name))));
        nodes.add(node.build());
        return given;
    }

    /** An operator as it is, with other inputs and an output of a name of its own. */
    String copy(NodeProto node, List<String> inputs) {
        String output = names.next(node.getOpType());
        nodes.add(node.toBuilder()
                .setName(output)
                .clearInput()
                .addAllInput(inputs)
                .clearOutput()
                .addOutput(output)
                .build());
        return output;
    }

    /** A bias, a vector, in the shape of channels of so many spatial axes. */
    String overChannels(String bias, int spatialAxes) {
        ByteBuffer axes = ByteBuffer.allocate(spatialAxes * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int axis = 1; axis <= spatialAxes; axis++) {
            axes.putLong(axis);
        }
        TensorProto.Builder behind = FloatConstant.raw(DataType.INT64, axes.array(), List.of((long) spatialAxes));
        return node("Unsqueeze", List.of(bias, constant("axes", behind)), Map.of());
    }

    /** The value that was added once for a key. */
    String once(String key, Supplier<String> added) {
        return onceAll(key, () -> List.of(added.get())).get(0);
    }

    /** The values that were added once for a key. */
    List<String> onceAll(String key, Supplier<List<String>> added) {
        List<String> values = shared.get(key);
        if (values == null) {
            values = added.get();
            shared.put(key, values);
        }
        return values;
    }

    /** The new graph; old constants that no operator takes any more are left out, where none within another might. */
    GraphProto build() {
        Set<String> taken = new HashSet<>();
        nodes.forEach(node -> taken.addAll(node.getInputList()));
        old.getOutputList().forEach(output -> taken.add(output.getName()));
        GraphProto.Builder graph = old.toBuilder().clearNode().clearInitializer();
        for (TensorProto tensor : old.getInitializerList()) {
            if (taken.contains(tensor.getName()) || InnerProducts.hasInnerGraphs(old)) {
                graph.addInitializer(tensor);
            }
        }
        return graph.addAllInitializer(constants).addAllNode(nodes).build();
    }
}
