package org.idem4j.onnx.export.convolution;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.idem4j.onnx.export.translation.LayerTranslator;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.Translation;
import org.idem4j.onnx.graph.OnnxGraph;

/** The maximum, mean, sum or p-norm over all of a sequence, image or volume. */
final class GlobalPoolingTranslator implements LayerTranslator {

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        return List.of();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalArgumentException If DL4J would pool other axes than those of the sizes.
     */
    @Override
    public InputType outputType(org.deeplearning4j.nn.conf.layers.Layer configuration, InputType input) {
        GlobalPoolingLayer pooling = (GlobalPoolingLayer) configuration;
        Layout layout = Layout.of(input);
        if (!Arrays.equals(axes(pooling, layout.rank()), layout.sizeAxes())) {
            throw new IllegalArgumentException("DL4J pools the axes " + Arrays.toString(axes(pooling, layout.rank()))
                    + " of " + layout + " arrays; set its poolingDimensions to " + Arrays.toString(layout.sizeAxes()));
        }
        if (layout.channelsLast() && !pooling.isCollapseDimensions()) {
            throw new IllegalArgumentException(
                    "DL4J can't keep the dimensions of " + layout + " arrays; set collapseDimensions");
        }
        long channels = layout.channels(layout.shapeOf(input));
        return pooling.isCollapseDimensions() ? InputType.feedForward(channels) : layout.type(channels, 1, 1, 1);
    }

    private static long[] axes(GlobalPoolingLayer pooling, int rank) {
        return pooling.getPoolingDimensions() == null
                ? LongStream.range(2, rank).toArray()
                : Arrays.stream(pooling.getPoolingDimensions()).asLongStream().toArray();
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        GlobalPoolingLayer pooling = (GlobalPoolingLayer) layer.conf().getLayer();
        OnnxGraph graph = translation.graph();
        boolean keep = !pooling.isCollapseDimensions();
        long[] axes = axes(pooling, translation.shape(input).length);
        return switch (pooling.getPoolingType()) {
            case MAX -> graph.reduce("ReduceMax", input, keep, axes);
            case AVG -> graph.reduce("ReduceMean", input, keep, axes);
            case SUM -> graph.reduce("ReduceSum", input, keep, axes);
            case PNORM ->
                graph.norm(input, pooling.getPnorm(), powers -> graph.reduce("ReduceSum", powers, keep, axes));
        };
    }
}
