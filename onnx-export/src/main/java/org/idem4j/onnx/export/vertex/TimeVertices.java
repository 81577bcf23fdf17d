package org.idem4j.onnx.export.vertex;

import java.util.List;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.graph.rnn.DuplicateToTimeSeriesVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.idem4j.onnx.export.translation.TimeSeries;
import org.idem4j.onnx.export.translation.Translation;
import org.idem4j.onnx.graph.OnnxGraph;

/** Vertices on time series, [batch, features, time] in DL4J whatever the format of the layers around, without masks. */
final class TimeVertices {

    private static final int TIME = 2;

    private TimeVertices() {}

    static String last(LastTimeStepVertex vertex, Translation translation, List<String> inputs) {
        return series(translation).last(inputs.get(0));
    }

    /** Rows for every step of another input of the network. */
    static String duplicate(DuplicateToTimeSeriesVertex vertex, Translation translation, List<String> inputs) {
        OnnxGraph graph = translation.graph();
        String column = graph.unsqueeze(inputs.get(0), TIME);
        String steps = graph.dimension(translation.activationOf(vertex.getInputName()), TIME);
        String ones = graph.constant("ones", new long[] {1, 1});
        return graph.node("Expand", column, graph.concat(List.of(ones, steps), 0));
    }

    static String reverse(ReverseTimeSeriesVertex vertex, Translation translation, List<String> inputs) {
        return series(translation).reversed(inputs.get(0));
    }

    private static TimeSeries series(Translation translation) {
        return new TimeSeries(translation, RNNFormat.NCW);
    }
}
