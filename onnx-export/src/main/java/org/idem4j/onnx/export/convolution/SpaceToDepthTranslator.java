package org.idem4j.onnx.export.convolution;

import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.SpaceToDepthLayer;
import org.idem4j.onnx.export.translation.LayerTranslator;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.Translation;

/** Blocks of an image to channels. */
final class SpaceToDepthTranslator implements LayerTranslator {

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        return List.of();
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        SpaceToDepthLayer blocks = (SpaceToDepthLayer) layer.conf().getLayer();
        Layout layout = Layout.of(blocks.getDataFormat());
        String x = layout.channelsFirst(translation, input);
        String y = translation.graph().node("SpaceToDepth", List.of(x), Map.of("blocksize", blocks.getBlockSize()));
        return layout.back(translation, y);
    }
}
