package org.idem4j.onnx.export.convolution;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.idem4j.onnx.export.translation.LayerTranslator;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.Translation;
import org.idem4j.onnx.graph.OnnxGraph;

/** Subsampling layers in 1-D, 2-D and 3-D: the maximum, the mean or the p-norm of a sliding window. */
final class PoolingTranslator implements LayerTranslator {

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        return Pooling.of(layer.conf().getLayer()).type() == PoolingType.SUM
                ? List.of("DL4J itself can't compute a subsampling layer of type SUM")
                : List.of();
    }

    @Override
    public InputType outputType(org.deeplearning4j.nn.conf.layers.Layer configuration, InputType input) {
        Pooling pooling = Pooling.of(configuration);
        Layout layout = pooling.layout();
        long[] shape = layout.shapeOf(input);
        return layout.type(layout.channels(shape), pooling.window().output(layout.sizes(shape)));
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        Pooling pooling = Pooling.of(layer.conf().getLayer());
        Layout layout = pooling.layout();
        long[] shape = translation.shape(input);
        String x = layout.channelsFirst(translation, input);
        String y = pooling.type() == PoolingType.MAX
                ? maximum(pooling.window(), translation, x, layout.sizes(shape))
                : average(pooling, translation, x, shape);
        return layout.back(translation, y);
    }

    private static String maximum(Window window, Translation translation, String x, long[] sizes) {
        boolean own = window.poolPads(sizes);
        String padded = own ? x : window.padded(translation, x, sizes, Float.NEGATIVE_INFINITY);
        Map<String, Object> attributes = window.attributes(own ? window.pads(sizes) : new long[2 * sizes.length]);
        attributes.put("dilations", window.each(WindowAxis::dilation));
        return translation.graph().node("MaxPool", List.of(padded), attributes);
    }

    private static String average(Pooling pooling, Translation translation, String x, long[] shape) {
        long[] sizes = pooling.layout().sizes(shape);
        Window window = pooling.window();
        if (window.dilated() || !window.poolPads(sizes)) {
            WindowSums sums =
                    new WindowSums(translation, window, pooling.layout().channels(shape), sizes);
            return pooling.type() == PoolingType.AVG
                    ? mean(pooling, translation, x, sums)
                    : translation.graph().norm(x, pooling.p(), sums::append);
        }
        Map<String, Object> attributes = window.attributes(window.pads(sizes));
        if (pooling.type() == PoolingType.AVG) {
            attributes.put("count_include_pad", pooling.countPadding() ? 1 : 0);
            return translation.graph().node("AveragePool", List.of(x), attributes);
        }
        attributes.put("p", pooling.p());
        return translation.graph().node("LpPool", List.of(x), attributes);
    }

    private static String mean(Pooling pooling, Translation translation, String x, WindowSums sums) {
        OnnxGraph graph = translation.graph();
        String count = pooling.countPadding()
                ? graph.scalar("count", pooling.window().places())
                : sums.append(graph.node("Expand", graph.scalar("one", 1), graph.node("Shape", x)));
        return graph.node("Div", sums.append(x), count);
    }
}
