package org.idem4j.onnx.serving;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which operators a model has, at whatever depth. */
final class GraphOperators {

    private final SortedSet<String> found = new TreeSet<>();

    private GraphOperators() {}

    /** Their names, without the domains. */
    static SortedSet<String> of(ModelProto model) {
        GraphOperators operators = new GraphOperators();
        operators.add(model.getGraph());
        model.getFunctionsList().forEach(function -> function.getNodeList().forEach(operators::add));
        return operators.found;
    }

    private void add(GraphProto graph) {
        graph.getNodeList().forEach(this::add);
    }

    private void add(NodeProto node) {
        found.add(node.getOpType());
        for (AttributeProto attribute : node.getAttributeList()) {
            if (attribute.hasG()) {
                add(attribute.getG());
            }
            attribute.getGraphsList().forEach(this::add);
        }
    }
}
