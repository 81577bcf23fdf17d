package org.idem4j.onnx.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Fully connected layers, activation(x W + b), to Gemm. */
final class DenseTranslator implements LayerTranslator {

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        List<String> obstacles = new ArrayList<>(
                ActivationTranslator.obstacles(configuration(layer).getActivationFn()));
        if (layer.conf().getLayer() instanceof DenseLayer dense && dense.isHasLayerNorm()) {
            obstacles.add("its layer normalisation has no counterpart before opset 17");
        }
        return obstacles;
    }

    private static BaseLayer configuration(Layer layer) {
        return (BaseLayer) layer.conf().getLayer();
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        List<String> inputs =
                new ArrayList<>(List.of(input, translation.parameter(layer, DefaultParamInitializer.WEIGHT_KEY)));
        INDArray bias = layer.getParam(DefaultParamInitializer.BIAS_KEY);
        if (bias != null) {
            inputs.add(translation.vector("b", bias));
        }
        String product = translation.graph().node("Gemm", inputs, Map.of());
        return translation.activation(configuration(layer).getActivationFn(), product);
    }
}
