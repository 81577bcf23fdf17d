package org.idem4j.onnx.precision;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.idem4j.onnx.graph.ModelDescription;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.onnx.graph.SelfMapGraph;
import org.idem4j.onnx.serving.ExecutionProvider;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;

/** Graphs to be rewritten, and rows for them. */
final class Graphs {

    static final int N = 6;
    static final int HIDDEN = 24;
    static final float[] MEANS = {10, -3, 0, 200, 5, 1};
    static final float[] DEVIATIONS = {2, 1, .5f, 30, 1, 4};

    private Graphs() {}

    static float[] normal(long seed, int count, double deviation) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }

    /** Rows in the units of the table. */
    static float[] rows(long seed, int count) {
        float[] rows = normal(seed, count * N, 1);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = MEANS[i % N] + DEVIATIONS[i % N] * rows[i];
        }
        return rows;
    }

    static ModelDescription description() {
        return new ModelDescription("test", "org.idem4j.test", 1, "a test", Map.of("kept", "as it was"));
    }

    /** g⁻¹∘A∘g: a coupling that moves the second half of the columns by a function of the first, and a projection. */
    static String couplings(OnnxGraph graph, String x) {
        float[] up = normal(1, N * HIDDEN, .8);
        float[] down = normal(2, HIDDEN * N, .3);
        for (int i = 0; i < up.length; i++) {
            up[i] = i / HIDDEN < N / 2 ? up[i] : 0;
            down[i] = i % N < N / 2 ? 0 : down[i];
        }
        String w = graph.constant("up", up, N, HIDDEN);
        String b = graph.constant("bias", normal(3, HIDDEN, .5), HIDDEN);
        String v = graph.constant("down", down, HIDDEN, N);
        String moved = graph.node("Gemm", graph.node("Tanh", graph.node("Gemm", x, w, b)), v, x);
        String kept = graph.node("MatMul", moved, graph.constant("projection", projection(), N, N));
        String back = graph.node("Tanh", graph.node("Gemm", kept, w, b));
        return graph.node("Gemm", List.of(back, v, kept), Map.of("alpha", -1f));
    }

    /** On the first four axes, turned in the plane of the last two kept ones and the rest: its own square. */
    private static float[] projection() {
        float[] p = new float[N * N];
        for (int c = 0; c < 3; c++) {
            p[c * N + c] = 1;
        }
        // The direction (.6, .8) of the columns 3 and 4 is kept, that across it and column 5 go.
        p[3 * N + 3] = .36f;
        p[3 * N + 4] = .48f;
        p[4 * N + 3] = .48f;
        p[4 * N + 4] = .64f;
        return p;
    }

    static SelfMapGraph selfMap(SelfMapGraph.Appender filling, SelfMapGraph.Appender network) {
        return new SelfMapGraph(List.of("a", "b", "c", "d", "e", "f"), MEANS, DEVIATIONS, filling, network);
    }

    static ModelProto couplings() {
        return selfMap(null, Graphs::couplings).model(13, description());
    }

    static OnnxRegressor served(ModelProto model) {
        return OnnxRegressor.open(
                model.toByteArray(), "test.onnx", ServingOptions.defaults().withProvider(ExecutionProvider.CPU));
    }

    static float[] apply(ModelProto model, float[] rows) {
        try (OnnxRegressor served = served(model)) {
            return served.apply(rows);
        }
    }

    /** Root mean square of a difference, in deviations. */
    static double apart(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            double apart = ((double) one[i] - other[i]) / DEVIATIONS[i % N];
            sum += apart * apart;
        }
        return Math.sqrt(sum / one.length);
    }

    static double gap(ModelProto model, float[] rows) {
        try (OnnxRegressor served = served(model)) {
            float[] once = served.apply(rows);
            return apart(once, served.apply(once));
        }
    }
}
