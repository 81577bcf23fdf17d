package org.idem4j.onnx.export.convolution;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseUpsamplingLayer;
import org.deeplearning4j.nn.conf.layers.Upsampling2D;
import org.deeplearning4j.nn.conf.layers.Upsampling3D;
import org.idem4j.onnx.export.translation.LayerTranslator;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.Translation;
import org.idem4j.onnx.graph.OnnxGraph;

/** Layers that repeat every value of a sequence, image or volume. */
final class UpsamplingTranslator implements LayerTranslator {

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        return List.of();
    }

    @Override
    public InputType outputType(org.deeplearning4j.nn.conf.layers.Layer configuration, InputType input) {
        Layout layout = layout(configuration);
        long[] shape = layout.shapeOf(input);
        long[] sizes = layout.sizes(shape);
        long[] times = times(configuration);
        return layout.type(
                layout.channels(shape),
                IntStream.range(0, sizes.length)
                        .mapToLong(i -> sizes[i] * times[i])
                        .toArray());
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        var configuration = layer.conf().getLayer();
        OnnxGraph graph = translation.graph();
        long[] times = layout(configuration).perAxis(1, times(configuration));
        float[] scales = new float[times.length];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = times[i];
        }
        return graph.node(
                "Resize",
                List.of(input, OnnxGraph.NONE, graph.constant("scales", scales, scales.length)),
                Map.of("mode", "nearest", "coordinate_transformation_mode", "asymmetric", "nearest_mode", "floor"));
    }

    private static Layout layout(org.deeplearning4j.nn.conf.layers.Layer configuration) {
        if (configuration instanceof Upsampling3D volume) {
            return Layout.of(volume.getDataFormat());
        } else if (configuration instanceof Upsampling2D image) {
            return Layout.firstIfStated(image.getFormat());
        }
        return new Layout(false, 1);
    }

    /** How often each size is repeated; DL4J's array may be longer than the layer has dimensions. */
    private static long[] times(org.deeplearning4j.nn.conf.layers.Layer configuration) {
        return Arrays.stream(((BaseUpsamplingLayer) configuration).getSize())
                .limit(layout(configuration).dimensions())
                .asLongStream()
                .toArray();
    }
}
