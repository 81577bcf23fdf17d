package org.idem4j.onnx.export.recurrent;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.idem4j.onnx.export.translation.Translation;
import org.idem4j.onnx.graph.Dimension;
import org.idem4j.onnx.graph.OnnxGraph;

/**
 * A loop over the steps of a time series, for cells that no recurrent operator of ONNX knows.
 *
 * @param size The size of each state, and of the output.
 * @param states How many states there are; all begin as zero.
 * @param backwards Whether to begin with the last step.
 */
record TimeLoop(long size, int states, boolean backwards) {

    /** What is done in one step. */
    interface Cell {
        /**
         * Appends the step.
         *
         * @param body The graph of one step.
         * @param x The name of the series' values at the step, [batch, features].
         * @param states The names of the states before it, [batch, size] each.
         * @return The names of the states after it; the first is the output, too.
         */
        List<String> append(OnnxGraph body, String x, List<String> states);
    }

    /**
     * Appends the loop.
     *
     * @param series The name of a time series, [time, batch, features].
     * @return The name of the outputs, [time, batch, size].
     */
    String append(Translation translation, String series, Cell cell) {
        OnnxGraph graph = translation.graph();
        List<String> inputs = new ArrayList<>(Collections.nCopies(states, zeros(graph, series)));
        inputs.add(series);
        List<String> outputs = new ArrayList<>(Collections.nCopies(states, "last_state"));
        outputs.add("outputs");
        long[] direction = {backwards ? 1 : 0};
        Map<String, Object> attributes = Map.of(
                "body",
                body(graph, cell).build("step"),
                "num_scan_inputs",
                1,
                "scan_input_directions",
                direction,
                "scan_output_directions",
                direction);
        return graph.nodes("Scan", inputs, attributes, outputs).get(states);
    }

    private String zeros(OnnxGraph graph, String series) {
        String sizes = graph.constant("size", new long[] {size});
        String shape = graph.concat(List.of(graph.dimension(series, 1), sizes), 0);
        return graph.node("ConstantOfShape", shape);
    }

    private OnnxGraph body(OnnxGraph graph, Cell cell) {
        OnnxGraph body = graph.body();
        Dimension rows = Dimension.dynamic(body.unique("rows"));
        Dimension[] state = {rows, Dimension.of(size)};
        List<String> before = new ArrayList<>();
        for (int i = 0; i < states; i++) {
            before.add(body.input(body.unique("state"), state));
        }
        String x = body.input(body.unique("x"), rows, Dimension.dynamic(body.unique("features")));
        List<String> after = cell.append(body, x, before);
        after.forEach(value -> body.output(body.unique("next_state"), value, state));
        body.output(body.unique("y"), after.get(0), state);
        return body;
    }
}
