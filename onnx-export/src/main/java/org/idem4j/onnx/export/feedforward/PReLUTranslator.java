package org.idem4j.onnx.export.feedforward;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.params.PReLUParamInitializer;
import org.idem4j.onnx.export.translation.LayerTranslator;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.Translation;

/** Learnt slopes, of size 1 along shared axes. */
final class PReLUTranslator implements LayerTranslator {

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        return List.of();
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        return translation.graph().node("PRelu", input, translation.parameter(layer, PReLUParamInitializer.WEIGHT_KEY));
    }
}
