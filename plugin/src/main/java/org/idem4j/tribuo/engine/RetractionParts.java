package org.idem4j.tribuo.engine;

import java.util.ArrayList;
import java.util.List;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.tribuo.network.Retraction;

/**
 * The two networks of f(x) = p(x + h(x) − h(p(x))), each with its own parameters: for what takes f apart.
 *
 * @param projector p.
 * @param correction h.
 */
record RetractionParts(Network projector, Network correction) {

    /**
     * Opens them.
     *
     * @param parameters Those of both.
     */
    static RetractionParts of(Retraction retraction, float[] parameters) {
        return new RetractionParts(
                WiredNetwork.toApply(retraction.projector(), retraction.ofProjector(parameters)),
                WiredNetwork.toApply(retraction.correction(), retraction.ofCorrection(parameters)));
    }

    /** Appends f; the weights are stored once. */
    String appendTo(OnnxGraph graph, String x) {
        List<String> sums = new ArrayList<>(); // x + h(x), then that − h(p(x))
        List<String> projected = new ArrayList<>(); // p(x), then f(x)
        graph.repeat(2, () -> {
            boolean first = projected.isEmpty();
            String h = correction.appendTo(graph, first ? x : projected.get(0));
            sums.add(first ? graph.node("Add", x, h) : graph.node("Sub", sums.get(0), h));
            projected.add(projector.appendTo(graph, first ? x : sums.get(1)));
        });
        return projected.get(1);
    }

    /** Appends x + h(x) − h(p(x)). */
    private String appendCorrected(OnnxGraph graph, String x) {
        List<String> at = List.of(x, projector.appendTo(graph, x));
        List<String> h = new ArrayList<>();
        graph.repeat(2, () -> h.add(correction.appendTo(graph, at.get(h.size()))));
        return graph.node("Sub", graph.node("Add", x, h.get(0)), h.get(1));
    }

    /** The codes of what p is given. */
    Codes codes() {
        Codes ofProjector = projector.codes().orElseThrow();
        return new Codes() {
            @Override
            public int columns() {
                return ofProjector.columns();
            }

            @Override
            public boolean ofGivenRows() {
                return false;
            }

            @Override
            public float[] encode(float[] rows) {
                return ofProjector.encode(corrected(rows));
            }

            @Override
            public float[] decode(float[] codes) {
                return ofProjector.decode(codes);
            }

            @Override
            public String appendEncoder(OnnxGraph graph, String rows) {
                return ofProjector.appendEncoder(graph, appendCorrected(graph, rows));
            }

            @Override
            public String appendDecoder(OnnxGraph graph, String codes) {
                return ofProjector.appendDecoder(graph, codes);
            }

            @Override
            public Appended appendTo(OnnxGraph graph, String rows) {
                return ofProjector.appendTo(graph, appendCorrected(graph, rows));
            }
        };
    }

    private float[] corrected(float[] rows) {
        float[] here = correction.apply(rows);
        float[] there = correction.apply(projector.apply(rows));
        float[] corrected = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            corrected[i] = rows[i] + here[i] - there[i];
        }
        return corrected;
    }
}
