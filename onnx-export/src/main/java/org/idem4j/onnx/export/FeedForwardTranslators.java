package org.idem4j.onnx.export;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;

/** The feed-forward family, and layers that take values of any shape. */
final class FeedForwardTranslators {

    private FeedForwardTranslators() {}

    static Map<Class<?>, LayerTranslator> all() {
        Map<Class<?>, LayerTranslator> all = new LinkedHashMap<>();
        all.put(DenseLayer.class, new DenseTranslator());
        all.put(OutputLayer.class, new DenseTranslator());
        all.put(LossLayer.class, new ActivationLayerTranslator());
        all.put(ActivationLayer.class, new ActivationLayerTranslator());
        all.put(DropoutLayer.class, new ActivationLayerTranslator());
        return all;
    }
}
