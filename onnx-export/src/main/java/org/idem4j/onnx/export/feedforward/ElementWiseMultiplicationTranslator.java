package org.idem4j.onnx.export.feedforward;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.idem4j.onnx.export.translation.ActivationTranslator;
import org.idem4j.onnx.export.translation.LayerTranslator;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.Translation;
import org.idem4j.onnx.graph.OnnxGraph;
import org.nd4j.linalg.activations.IActivation;

/** activation(x ⊙ w + b). */
final class ElementWiseMultiplicationTranslator implements LayerTranslator {

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        return ActivationTranslator.obstacles(activation(layer));
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        OnnxGraph graph = translation.graph();
        String weights = translation.vector("w", layer.getParam(DefaultParamInitializer.WEIGHT_KEY));
        String bias = translation.vector("b", layer.getParam(DefaultParamInitializer.BIAS_KEY));
        String z = graph.node("Add", graph.node("Mul", input, weights), bias);
        return translation.activation(activation(layer), z);
    }

    private static IActivation activation(Layer layer) {
        return ((BaseLayer) layer.conf().getLayer()).getActivationFn();
    }
}
