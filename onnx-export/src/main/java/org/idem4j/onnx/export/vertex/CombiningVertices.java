package org.idem4j.onnx.export.vertex;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.StackVertex;
import org.idem4j.onnx.export.translation.Translation;
import org.idem4j.onnx.graph.OnnxGraph;

/** Vertices that make one value of several. */
final class CombiningVertices {

    private CombiningVertices() {}

    static String merge(MergeVertex vertex, Translation translation, List<String> inputs) {
        return concat(translation, inputs, vertex.getMergeAxis());
    }

    /** Time series have to be equally long: DL4J would fill shorter ones up with zeros. */
    static String stack(StackVertex vertex, Translation translation, List<String> inputs) {
        return concat(translation, inputs, 0);
    }

    private static String concat(Translation translation, List<String> inputs, int axis) {
        return inputs.size() == 1 ? inputs.get(0) : translation.graph().concat(inputs, axis);
    }

    static String elementWise(ElementWiseVertex vertex, Translation translation, List<String> inputs) {
        if (inputs.size() == 1) {
            return inputs.get(0);
        }
        OnnxGraph graph = translation.graph();
        return switch (vertex.getOp()) {
            case Add -> pairwise(graph, "Add", inputs);
            case Product -> pairwise(graph, "Mul", inputs);
            case Subtract -> pairwise(graph, "Sub", inputs);
            case Max -> graph.node("Max", inputs, Map.of());
            case Average -> graph.node("Div", pairwise(graph, "Add", inputs), graph.scalar("count", inputs.size()));
        };
    }

    private static String pairwise(OnnxGraph graph, String operator, List<String> inputs) {
        return inputs.stream().reduce((a, b) -> graph.node(operator, a, b)).orElseThrow();
    }
}
