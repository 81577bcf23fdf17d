package org.idem4j.onnx.serving;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.idem4j.onnx.graph.ModelDescription;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.onnx.graph.SelfMapGraph;

/** Small ONNX models with known weights, and what they compute in double precision. */
final class TestModels {

    static final int N = 3;
    private static final float[] W = weights();
    private static final float[] B = {0.1f, -0.2f, 0.3f};

    private TestModels() {}

    private static float[] weights() {
        SplittableRandom random = new SplittableRandom(11);
        float[] w = new float[N * N];
        for (int i = 0; i < w.length; i++) {
            w[i] = (float) random.nextGaussian();
        }
        return w;
    }

    static String network(OnnxGraph graph, String input) {
        return graph.node("Tanh", graph.node("Gemm", input, graph.constant("W", W, N, N), graph.constant("b", B, N)));
    }

    /** What the model computes on one row, by its formula. */
    static double[] oracle(double[] x) {
        double[] y = new double[N];
        for (int o = 0; o < N; o++) {
            double z = B[o];
            for (int i = 0; i < N; i++) {
                z += x[i] * W[i * N + o];
            }
            y[o] = Math.tanh(z);
        }
        return y;
    }

    static ModelDescription description(Map<String, String> metadata) {
        return new ModelDescription("test", "org.idem4j.test", 1, "a test", metadata);
    }

    static ModelProto named(List<String> names) {
        return new SelfMapGraph(names, null, null, TestModels::network).model(13, description(Map.of()));
    }

    static ModelProto unnamed(long batch) {
        OnnxGraph graph = new OnnxGraph(13);
        graph.output("y", network(graph, graph.input("x", batch, N)), batch, N);
        return graph.model(description(Map.of()));
    }

    /** [batch, 3] → [batch, 2]. */
    static ModelProto notSquare() {
        OnnxGraph graph = new OnnxGraph(13);
        String w = graph.constant("W", new float[N * 2], N, 2);
        graph.output("y", graph.node("MatMul", graph.input("x", -1, N), w), -1, 2);
        return graph.model(description(Map.of()));
    }

    static ModelProto threeDimensional() {
        OnnxGraph graph = new OnnxGraph(13);
        graph.output("y", graph.node("Relu", graph.input("x", -1, N, N)), -1, N, N);
        return graph.model(description(Map.of()));
    }

    static ModelProto twoInputs() {
        OnnxGraph graph = new OnnxGraph(13);
        String sum = graph.node("Add", graph.input("x", -1, N), graph.input("z", -1, N));
        graph.output("y", sum, -1, N);
        return graph.model(description(Map.of()));
    }

    /** Every row becomes the mean of the call's rows: what no self-map should do, but a stranger's may. */
    static ModelProto batchMean(long batch) {
        OnnxGraph graph = new OnnxGraph(13);
        String x = graph.input("x", batch, N);
        String mean = graph.node("ReduceMean", List.of(x), Map.of("axes", new long[] {0}, "keepdims", 1));
        graph.output("y", graph.node("Add", graph.node("Sub", x, x), mean), batch, N);
        return graph.model(description(Map.of()));
    }
}
