package org.idem4j.onnx.export.vertex;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.conf.graph.L2NormalizeVertex;
import org.deeplearning4j.nn.conf.graph.L2Vertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.idem4j.onnx.export.translation.Translation;
import org.idem4j.onnx.graph.OnnxGraph;

/** Vertices that calculate. */
final class NumericVertices {

    private NumericVertices() {}

    static String scale(ScaleVertex vertex, Translation translation, String value) {
        OnnxGraph graph = translation.graph();
        return graph.node("Mul", value, graph.scalar("factor", vertex.getScaleFactor()));
    }

    static String shift(ShiftVertex vertex, Translation translation, String value) {
        OnnxGraph graph = translation.graph();
        return graph.node("Add", value, graph.scalar("shift", vertex.getShiftFactor()));
    }

    /** x / max(|x|, ε). */
    static String normalize(L2NormalizeVertex vertex, Translation translation, List<String> inputs) {
        OnnxGraph graph = translation.graph();
        String value = inputs.get(0);
        int[] chosen = vertex.getDimension();
        long[] axes = chosen == null || chosen.length == 0
                ? examples(translation, value)
                : Arrays.stream(chosen).asLongStream().toArray();
        String norm = graph.reduce("ReduceL2", value, true, axes);
        return graph.node("Div", value, graph.node("Max", norm, graph.scalar("epsilon", vertex.getEps())));
    }

    /** |a − b| of every example. */
    static String distance(L2Vertex vertex, Translation translation, List<String> inputs) {
        OnnxGraph graph = translation.graph();
        String difference = graph.node("Sub", inputs.get(0), inputs.get(1));
        long[] axes = examples(translation, inputs.get(0));
        return graph.node("Flatten", graph.reduce("ReduceL2", difference, true, axes));
    }

    /** All axes but the batch. */
    private static long[] examples(Translation translation, String value) {
        return LongStream.range(1, translation.shape(value).length).toArray();
    }
}
