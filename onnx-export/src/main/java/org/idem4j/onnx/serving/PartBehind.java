package org.idem4j.onnx.serving;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.HashSet;
import java.util.Set;
import org.idem4j.onnx.graph.Dimension;

/** The part of a graph behind one of its values. */
final class PartBehind {

    private PartBehind() {}

    /**
     * Takes away all before a value, and makes that the input.
     *
     * @param value A float [batch, columns].
     * @throws IllegalArgumentException If no operator gives it, or an operator behind it needs more than it and constants.
     */
    static void keep(GraphProto.Builder graph, String value, int columns, String origin) {
        Set<String> inputs = new HashSet<>();
        graph.getInputList().forEach(input -> inputs.add(input.getName()));
        graph.getInitializerList().forEach(constant -> inputs.remove(constant.getName()));
        if (!removeGiver(graph, value)) {
            throw new IllegalArgumentException(origin + " has no value '" + value + "' that an operator gives.");
        }
        NeededPart.keep(graph);
        Set<String> needed = needed(graph);
        for (String input : inputs) {
            if (needed.contains(input)) {
                throw new IllegalArgumentException("What " + origin + " gives does not follow from its value '" + value
                        + "' alone, but from its input too.");
            }
        }
        graph.clearInput()
                .addInput(Dimension.value(value, Dimension.BATCH, Dimension.of(columns)))
                .clearValueInfo();
        for (int i = graph.getInitializerCount() - 1; i >= 0; i--) {
            if (!needed.contains(graph.getInitializer(i).getName())) {
                graph.removeInitializer(i);
            }
        }
    }

    private static boolean removeGiver(GraphProto.Builder graph, String value) {
        for (int i = 0; i < graph.getNodeCount(); i++) {
            if (graph.getNode(i).getOutputList().contains(value)) {
                graph.removeNode(i);
                return true;
            }
        }
        return false;
    }

    private static Set<String> needed(GraphProto.Builder graph) {
        Set<String> needed = new HashSet<>();
        for (NodeProto node : graph.getNodeList()) {
            NeededPart.addInputs(node, needed);
        }
        return needed;
    }
}
