package org.idem4j.onnx.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.idem4j.onnx.graph.OnnxGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Fully connected layers, activation(x W + b), to Gemm. */
final class DenseTranslator implements LayerTranslator {

    @Override
    public List<String> obstacles(Layer layer) {
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
    public String append(Layer layer, OnnxGraph graph, String input) {
        // The weights are a column-major view of the flat parameters; ONNX reads rows.
        INDArray weights = layer.getParam(DefaultParamInitializer.WEIGHT_KEY).dup('c');
        List<String> inputs = new ArrayList<>(
                List.of(input, graph.constant("W", weights.data().asFloat(), weights.size(0), weights.size(1))));
        INDArray bias = layer.getParam(DefaultParamInitializer.BIAS_KEY);
        if (bias != null) {
            float[] values = bias.dup('c').data().asFloat();
            inputs.add(graph.constant("b", values, values.length));
        }
        String product = graph.node("Gemm", inputs, Map.of());
        return ActivationTranslator.append(configuration(layer).getActivationFn(), graph, product);
    }
}
