package org.idem4j.onnx.serving;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What a graph's outputs need of it: ONNX Runtime computes every operator that is there, wanted or not. */
final class NeededPart {

    private NeededPart() {}

    /** Takes away the operators that no output needs. */
    static void keep(GraphProto.Builder graph) {
        Map<String, Integer> givers = new HashMap<>();
        for (int i = 0; i < graph.getNodeCount(); i++) {
            for (String given : graph.getNode(i).getOutputList()) {
                givers.put(given, i);
            }
        }
        Deque<String> wanted = new ArrayDeque<>();
        graph.getOutputList().forEach(output -> wanted.add(output.getName()));
        Set<Integer> needed = new HashSet<>();
        while (!wanted.isEmpty()) {
            Integer giver = givers.get(wanted.pop());
            if (giver != null && needed.add(giver)) {
                addInputs(graph.getNode(giver), wanted);
            }
        }
        for (int i = graph.getNodeCount() - 1; i >= 0; i--) {
            if (!needed.contains(i)) {
                graph.removeNode(i);
            }
        }
    }

    /** What an operator takes, and what the graphs within it may take from outside. */
    static void addInputs(NodeProto node, Collection<String> names) {
        names.addAll(node.getInputList());
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.hasG()) {
                addInner(attribute.getG(), names);
            }
            attribute.getGraphsList().forEach(inner -> addInner(inner, names));
        }
    }

    private static void addInner(GraphProto inner, Collection<String> names) {
        inner.getOutputList().forEach(output -> names.add(output.getName()));
        inner.getNodeList().forEach(node -> addInputs(node, names));
    }
}
