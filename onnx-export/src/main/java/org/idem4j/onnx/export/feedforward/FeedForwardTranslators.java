package org.idem4j.onnx.export.feedforward;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.AutoEncoder;
import org.deeplearning4j.nn.conf.layers.CenterLossOutputLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingLayer;
import org.deeplearning4j.nn.conf.layers.EmbeddingSequenceLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.PReLULayer;
import org.deeplearning4j.nn.conf.layers.misc.ElementWiseMultiplicationLayer;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.layers.FrozenLayerWithBackprop;
import org.idem4j.onnx.export.translation.LayerTranslator;

/** The feed-forward family, and layers that take values of any shape. */
public final class FeedForwardTranslators {

    private FeedForwardTranslators() {}

    /**
     * The translators of the family.
     *
     * @return By the class of the configuration, for wrappers that of the layer itself.
     */
    public static Map<Class<?>, LayerTranslator> all() {
        Map<Class<?>, LayerTranslator> all = new LinkedHashMap<>();
        LayerTranslator dense = new DenseTranslator();
        all.put(DenseLayer.class, dense);
        all.put(OutputLayer.class, dense);
        all.put(CenterLossOutputLayer.class, dense);
        all.put(AutoEncoder.class, dense);
        LayerTranslator activation = new ActivationLayerTranslator();
        all.put(LossLayer.class, activation);
        all.put(ActivationLayer.class, activation);
        all.put(DropoutLayer.class, activation);
        all.put(ElementWiseMultiplicationLayer.class, new ElementWiseMultiplicationTranslator());
        all.put(PReLULayer.class, new PReLUTranslator());
        LayerTranslator embedding = new EmbeddingTranslator();
        all.put(EmbeddingLayer.class, embedding);
        all.put(EmbeddingSequenceLayer.class, embedding);
        LayerTranslator frozen = new FrozenTranslator();
        all.put(FrozenLayer.class, frozen);
        all.put(FrozenLayerWithBackprop.class, frozen);
        return all;
    }
}
