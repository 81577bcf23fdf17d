package org.idem4j.tribuo.benchmark;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.idem4j.onnx.graph.ModelDescription;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.onnx.graph.SelfMapGraph;

/** ONNX models R<sup>n</sup> → R<sup>n</sup> of random weights, built without DL4J. */
final class ServedNetworks {

    private static final double SLOPE = 0.2;
    private static final int SIDE = 28;

    private final SplittableRandom random = new SplittableRandom(7);

    private ServedNetworks() {}

    /** Dense layers with leaky ReLU between them. */
    static ModelProto perceptron(int... sizes) {
        return model(sizes[0], new ServedNetworks().dense(sizes));
    }

    /** Two steps down and up on a picture of 28 × 28, with the skips of a U-net. */
    static ModelProto uNet() {
        return model(SIDE * SIDE, new ServedNetworks()::convolutional);
    }

    /** What a perceptron of the same sizes gives for one row, by its formula in double precision. */
    static double[] perceptron(float[] row, int... sizes) {
        ServedNetworks networks = new ServedNetworks();
        double[] x = IntStream.range(0, row.length).mapToDouble(c -> row[c]).toArray();
        for (int i = 0; i + 1 < sizes.length; i++) {
            float[] w = networks.weights(sizes[i] * sizes[i + 1], sizes[i]);
            float[] b = networks.weights(sizes[i + 1], sizes[i + 1]);
            double[] y = new double[sizes[i + 1]];
            for (int o = 0; o < y.length; o++) {
                y[o] = b[o];
                for (int c = 0; c < x.length; c++) {
                    y[o] += x[c] * w[c * y.length + o];
                }
                y[o] = y[o] < 0 && i + 2 < sizes.length ? SLOPE * y[o] : y[o];
            }
            x = y;
        }
        return x;
    }

    static List<String> names(int n) {
        return IntStream.range(0, n).mapToObj("c%04d"::formatted).toList();
    }

    private static ModelProto model(int n, SelfMapGraph.Appender network) {
        return new SelfMapGraph(names(n), null, null, network)
                .model(13, new ModelDescription("benchmark", "org.idem4j", 1, "random weights", Map.of()));
    }

    private float[] weights(int count, int fanIn) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextGaussian() * Math.sqrt(1.8 / fanIn));
        }
        return values;
    }

    private SelfMapGraph.Appender dense(int... sizes) {
        return (graph, input) -> {
            String x = input;
            for (int i = 0; i + 1 < sizes.length; i++) {
                String w = graph.constant("W", weights(sizes[i] * sizes[i + 1], sizes[i]), sizes[i], sizes[i + 1]);
                String b = graph.constant("b", weights(sizes[i + 1], sizes[i + 1]), sizes[i + 1]);
                x = graph.node("Gemm", x, w, b);
                x = i + 2 == sizes.length ? x : leaky(graph, x);
            }
            return x;
        };
    }

    private static String leaky(OnnxGraph graph, String x) {
        return graph.node("LeakyRelu", List.of(x), Map.of("alpha", (float) SLOPE));
    }

    private String convolutional(OnnxGraph graph, String input) {
        String x = graph.node("Reshape", input, graph.constant("picture", new long[] {-1, 1, SIDE, SIDE}));
        String full = leaky(graph, convolution(graph, x, 1, 16, 1));
        String half = leaky(graph, convolution(graph, full, 16, 32, 2));
        String quarter = leaky(graph, convolution(graph, half, 32, 64, 2));
        String up = join(graph, upsampled(graph, quarter, 64, 32), half);
        up = leaky(graph, convolution(graph, up, 64, 32, 1));
        up = join(graph, upsampled(graph, up, 32, 16), full);
        String y = convolution(graph, up, 32, 1, 1);
        return graph.node("Reshape", y, graph.constant("row", new long[] {-1, SIDE * SIDE}));
    }

    private String convolution(OnnxGraph graph, String x, int from, int to, long stride) {
        String w = graph.constant("K", weights(to * from * 9, from * 9), to, from, 3, 3);
        return graph.node(
                "Conv", List.of(x, w), Map.of("pads", new long[] {1, 1, 1, 1}, "strides", new long[] {stride, stride}));
    }

    private String upsampled(OnnxGraph graph, String x, int from, int to) {
        String w = graph.constant("U", weights(from * to * 4, from), from, to, 2, 2);
        return leaky(graph, graph.node("ConvTranspose", List.of(x, w), Map.of("strides", new long[] {2, 2})));
    }

    private static String join(OnnxGraph graph, String a, String b) {
        return graph.node("Concat", List.of(a, b), Map.of("axis", 1));
    }
}
