package org.idem4j.onnx.export.translation;

import java.util.List;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.idem4j.onnx.graph.OnnxGraph;

/**
 * Time series of one format, [batch, features, time] or [batch, time, features].
 *
 * @param translation What is being written.
 * @param format The format; where DL4J has none it means NCW.
 */
public record TimeSeries(Translation translation, RNNFormat format) {

    /**
     * Takes no format for NCW.
     *
     * @param translation What is being written.
     * @param format The format, or null for NCW.
     */
    public TimeSeries {
        format = format == null ? RNNFormat.NCW : format;
    }

    /**
     * The axis of the steps.
     *
     * @return 1 or 2.
     */
    public int timeAxis() {
        return format == RNNFormat.NCW ? 2 : 1;
    }

    /**
     * The axis of the features.
     *
     * @return 1 or 2.
     */
    public int featureAxis() {
        return format == RNNFormat.NCW ? 1 : 2;
    }

    /**
     * With the steps before the examples.
     *
     * @param series The name of a time series.
     * @return The name of the same, [time, batch, features].
     */
    public String timeFirst(String series) {
        return translation.graph().transpose(series, timeAxis(), 0, featureAxis());
    }

    /**
     * Back from the steps before the examples.
     *
     * @param series The name of a value, [time, batch, features].
     * @return The name of the time series.
     */
    public String fromTimeFirst(String series) {
        return format == RNNFormat.NCW
                ? translation.graph().transpose(series, 1, 2, 0)
                : translation.graph().transpose(series, 1, 0, 2);
    }

    /**
     * The last step.
     *
     * @param series The name of a time series.
     * @return The name of its last step, [batch, features].
     */
    public String last(String series) {
        String index = translation.graph().constant("last", new long[] {-1}, new long[0]);
        return translation.graph().gather(series, index, timeAxis());
    }

    /**
     * The same series backwards.
     *
     * @param series The name of a time series.
     * @return The name of the reversed one.
     */
    public String reversed(String series) {
        OnnxGraph graph = translation.graph();
        return graph.node(
                "Slice",
                series,
                graph.constant("starts", new long[] {-1}),
                graph.constant("ends", new long[] {Long.MIN_VALUE}),
                graph.constant("axes", new long[] {timeAxis()}),
                graph.constant("steps", new long[] {-1}));
    }

    /**
     * Does with every step what can be done with rows.
     *
     * @param series The name of a time series.
     * @param rows From the name of [rows, features] to that of [rows, outputs].
     * @return The name of the time series of the outputs.
     */
    public String onEveryStep(String series, UnaryOperator<String> rows) {
        OnnxGraph graph = translation.graph();
        String steps = featuresLast(series);
        // Not MatMul on all three dimensions: fused with the transposition, ONNX Runtime 1.29.0 can't do a batch of 0.
        String outputs = rows.apply(graph.flatten(steps, 2));
        String batchAndTime =
                graph.node("Gather", graph.node("Shape", steps), graph.constant("axes", new long[] {0, 1}));
        String shape = graph.concat(List.of(batchAndTime, graph.dimension(outputs, 1)), 0);
        return featuresLast(graph.node("Reshape", outputs, shape));
    }

    /** To or from [batch, time, features]. */
    private String featuresLast(String series) {
        return format == RNNFormat.NCW ? translation.graph().transpose(series, 0, 2, 1) : series;
    }
}
