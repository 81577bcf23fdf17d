package org.idem4j.onnx.export.feedforward;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.idem4j.onnx.export.translation.ActivationTranslator;
import org.idem4j.onnx.export.translation.LayerTranslator;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.Translation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;

/** Layers without parameters that leave, in evaluation, no more than their activation: Activation, Loss, Dropout. */
final class ActivationLayerTranslator implements LayerTranslator {

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        return ActivationTranslator.obstacles(activation(layer));
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        return translation.activation(activation(layer), input);
    }

    private static IActivation activation(Layer layer) {
        var configuration = layer.conf().getLayer();
        if (configuration instanceof DropoutLayer) {
            return new ActivationIdentity();
        }
        return configuration instanceof ActivationLayer activation
                ? activation.getActivationFn()
                : ((BaseLayer) configuration).getActivationFn();
    }
}
