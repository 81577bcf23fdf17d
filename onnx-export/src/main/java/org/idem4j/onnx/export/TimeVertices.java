package org.idem4j.onnx.export;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.idem4j.onnx.graph.OnnxGraph;

/** Vertices on time series, [batch, features, time] in DL4J whatever the format of the layers around, without masks. */
final class TimeVertices {

    private static final int TIME = 2;

    private TimeVertices() {}

    static String last(LastTimeStepVertex vertex, Translation translation, List<String> inputs) {
        OnnxGraph graph = translation.graph();
        String last = graph.constant("last", new long[] {-1}, new long[0]);
        return graph.node("Gather", List.of(inputs.get(0), last), Map.of("axis", TIME));
    }

    /** Rows for every step of another input of the network. */
    static String duplicate(DuplicateToTimeSeriesVertex vertex, Translation translation, List<String> inputs) {
        OnnxGraph graph = translation.graph();
        String column = graph.node("Unsqueeze", inputs.get(0), graph.constant("axes", new long[] {TIME}));
        String steps = translation.dimension(translation.activationOf(vertex.getInputName()), TIME);
        String ones = graph.constant("ones", new long[] {1, 1});
        return graph.node("Expand", column, graph.node("Concat", List.of(ones, steps), Map.of("axis", 0)));
    }

    static String reverse(ReverseTimeSeriesVertex vertex, Translation translation, List<String> inputs) {
        OnnxGraph graph = translation.graph();
        return graph.node(
                "Slice",
                inputs.get(0),
                graph.constant("starts", new long[] {-1}),
                graph.constant("ends", new long[] {Long.MIN_VALUE}),
                graph.constant("axes", new long[] {TIME}),
                graph.constant("steps", new long[] {-1}));
    }
}
