package org.idem4j.onnx.export.preprocessor;

import java.util.List;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.idem4j.onnx.export.translation.Translation;
import org.idem4j.onnx.graph.OnnxGraph;

/** Time series to rows and back. DL4J's rows go through the examples first: row t · batch + b is step t of example b. */
final class TimeSteps {

    private TimeSteps() {}

    /** A value of any shape to [rows, rest]; one of rank 2 stays as it is. */
    static String flatten(Translation translation, String value) {
        return translation.shape(value).length == 2
                ? value
                : translation.graph().node("Flatten", value);
    }

    /** A time series to [time · batch, features]. Flatten, unlike Reshape, needs no size to infer from nothing. */
    static String fold(Translation translation, String series, RNNFormat format) {
        String byTime = format == RNNFormat.NWC
                ? translation.graph().transpose(series, 1, 0, 2)
                : translation.graph().transpose(series, 2, 0, 1);
        return translation.graph().flatten(byTime, 2);
    }

    /**
     * Rows [time · batch, features] to a time series; of no rows to one of no examples and one step.
     *
     * @param features The name of an int64 [1].
     */
    static String unfold(Translation translation, String rows, RNNFormat format, String features) {
        OnnxGraph graph = translation.graph();
        String one = graph.constant("one", new long[] {1});
        String batch = translation.batchSize();
        String steps = graph.node("Div", graph.dimension(rows, 0), graph.node("Max", batch, one));
        String shape = graph.concat(List.of(graph.node("Max", steps, one), batch, features), 0);
        // A batch of 0 in the shape copies the size in its place, hence the rows go there.
        String inPlace = graph.unsqueeze(rows, 0);
        String byTime = graph.node("Reshape", inPlace, shape);
        return format == RNNFormat.NWC ? graph.transpose(byTime, 1, 0, 2) : graph.transpose(byTime, 1, 2, 0);
    }
}
