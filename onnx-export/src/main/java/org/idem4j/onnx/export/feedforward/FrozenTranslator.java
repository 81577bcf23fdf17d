package org.idem4j.onnx.export.feedforward;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer;
import org.idem4j.onnx.export.translation.LayerTranslator;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.Translation;

/** A layer that training leaves alone: the layer inside. */
final class FrozenTranslator implements LayerTranslator {

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        return translators.obstacles(inside(layer), opset);
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        return translation.append(inside(layer), input);
    }

    private static Layer inside(Layer layer) {
        return ((BaseWrapperLayer) layer).getUnderlying();
    }
}
