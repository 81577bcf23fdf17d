package org.idem4j.tribuo.engine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.idem4j.onnx.export.translation.ActivationTranslator;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.tribuo.network.BatchNormLayer;
import org.idem4j.tribuo.network.ConvolutionLayer;
import org.idem4j.tribuo.network.GroupNormLayer;
import org.idem4j.tribuo.network.ImageActivation;
import org.idem4j.tribuo.network.ImageLayer;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.network.SkipLayer;
import org.idem4j.tribuo.network.TransposedLayer;

/** Image layers to ONNX, whose images have the order of our rows: channels, height, width. */
final class ImageGraph {

    private final OnnxGraph graph;
    private final List<ImageLayer> layers;
    private final float[] parameters;
    private final int first;
    private final Map<Integer, String> constants = new HashMap<>();
    private int next;

    /**
     * Layers to append, whose weights are stored once.
     *
     * @param graph The graph under construction.
     * @param layers The layers, from input to output.
     * @param parameters Where theirs are among others.
     * @param first Where theirs begin.
     */
    ImageGraph(OnnxGraph graph, List<ImageLayer> layers, float[] parameters, int first) {
        this.graph = graph;
        this.layers = layers;
        this.parameters = parameters;
        this.first = first;
    }

    /**
     * Appends the layers, from rows to rows.
     *
     * @param input The name of the rows, [batch, inputs].
     * @return The name of the rows that they give, [batch, outputs].
     */
    String append(String input) {
        ImageShape in = layers.get(0).input();
        next = first;
        return graph.flatten(chain(layers, graph.reshape(input, -1, in.channels(), in.height(), in.width())), 1);
    }

    private String chain(List<ImageLayer> chain, String input) {
        String x = input;
        for (ImageLayer layer : chain) {
            x = append(layer, x);
        }
        return x;
    }

    private String append(ImageLayer layer, String x) {
        if (layer instanceof SkipLayer skip) {
            return graph.concat(List.of(x, chain(skip.around(), x)), 1);
        } else if (layer instanceof ConvolutionLayer of) {
            int channels = of.input().channels();
            String y = windows("Conv", x, of.filters(), of.filters(), channels, of.side(), of.stride(), of.border());
            return activated(y, of.activation());
        } else if (layer instanceof TransposedLayer of) {
            int channels = of.input().channels();
            String y = windows(
                    "ConvTranspose", x, of.filters(), channels, of.filters(), of.side(), of.stride(), of.border());
            return activated(y, of.activation());
        } else if (layer instanceof GroupNormLayer of) {
            return activated(normalised(of, x), of.activation());
        }
        BatchNormLayer of = (BatchNormLayer) layer;
        int channels = of.input().channels();
        String y = graph.node(
                "BatchNormalization",
                List.of(
                        x,
                        constant("gamma", channels),
                        constant("beta", channels),
                        constant("mean", channels),
                        constant("variance", channels)),
                Map.of("epsilon", BatchNormLayer.EPSILON));
        return activated(y, of.activation());
    }

    /** A convolution of weights [rows × columns × side × side]. */
    private String windows(
            String operator, String x, int biases, int rows, int columns, int side, int stride, int border) {
        String bias = constant("b", biases);
        String weights = constant("W", rows, columns, side, side);
        return graph.node(
                operator,
                List.of(x, weights, bias),
                Map.of(
                        "kernel_shape",
                        new long[] {side, side},
                        "strides",
                        new long[] {stride, stride},
                        "pads",
                        new long[] {border, border, border, border}));
    }

    /** Each group's values in one line, which ONNX normalises by itself; opset 13 has no group normalisation. */
    private String normalised(GroupNormLayer layer, String x) {
        ImageShape shape = layer.input();
        float[] ones = new float[layer.groups()];
        Arrays.fill(ones, 1);
        String lines = graph.reshape(x, -1, layer.groups(), shape.size() / layer.groups());
        String normal = graph.node(
                "InstanceNormalization",
                List.of(
                        lines,
                        graph.constant("ones", ones, ones.length),
                        graph.constant("zeros", new float[ones.length], ones.length)),
                Map.of("epsilon", GroupNormLayer.EPSILON));
        String images = graph.reshape(normal, -1, shape.channels(), shape.height(), shape.width());
        String scale = constant("gamma", shape.channels(), 1, 1);
        String shift = constant("beta", shape.channels(), 1, 1);
        return graph.node("Add", graph.node("Mul", images, scale), shift);
    }

    /** The next parameters, of a shape. */
    private String constant(String hint, long... dimensions) {
        int from = next;
        next += (int) Arrays.stream(dimensions).reduce(1, (a, b) -> a * b);
        return constants.computeIfAbsent(
                from, key -> graph.constant(hint, Arrays.copyOfRange(parameters, from, next), dimensions));
    }

    private String activated(String y, ImageActivation activation) {
        return ActivationTranslator.append(Activations.of(activation), graph, y, 1);
    }
}
