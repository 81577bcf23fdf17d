package org.idem4j.onnx.export.feedforward;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.idem4j.onnx.export.translation.ActivationTranslator;
import org.idem4j.onnx.export.translation.LayerTranslator;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.Translation;
import org.idem4j.onnx.graph.OnnxGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Fully connected layers, activation(x W + b), to Gemm; with layer normalisation, activation(norm(x W) ⊙ g + b). */
final class DenseTranslator implements LayerTranslator {

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        return ActivationTranslator.obstacles(configuration(layer).getActivationFn());
    }

    private static BaseLayer configuration(Layer layer) {
        return (BaseLayer) layer.conf().getLayer();
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        boolean normalised = layer.conf().getLayer() instanceof DenseLayer dense && dense.isHasLayerNorm();
        String z = normalised ? normalised(layer, translation, input) : product(layer, translation, input);
        return translation.activation(configuration(layer).getActivationFn(), z);
    }

    private static String product(Layer layer, Translation translation, String input) {
        List<String> inputs =
                new ArrayList<>(List.of(input, translation.parameter(layer, DefaultParamInitializer.WEIGHT_KEY)));
        INDArray bias = layer.getParam(DefaultParamInitializer.BIAS_KEY);
        if (bias != null) {
            inputs.add(translation.vector("b", bias));
        }
        return translation.graph().node("Gemm", inputs, Map.of());
    }

    private static String normalised(Layer layer, Translation translation, String input) {
        OnnxGraph graph = translation.graph();
        String z = graph.node("MatMul", input, translation.parameter(layer, DefaultParamInitializer.WEIGHT_KEY));
        String gain = translation.vector("g", layer.getParam(DefaultParamInitializer.GAIN_KEY));
        String scaled = graph.node("Mul", standardised(graph, z), gain);
        INDArray bias = layer.getParam(DefaultParamInitializer.BIAS_KEY);
        return bias == null ? scaled : graph.node("Add", scaled, translation.vector("b", bias));
    }

    /** (z − mean) / deviation of every row without an ε, as DL4J has it: a constant row gives 0, not 0/0. */
    private static String standardised(OnnxGraph graph, String z) {
        String centred = graph.node("Sub", z, mean(graph, z));
        String deviation = graph.node("Sqrt", mean(graph, graph.node("Mul", centred, centred)));
        String constant = graph.node("Equal", deviation, graph.scalar("zero", 0));
        String divisor = graph.node("Where", constant, graph.scalar("one", 1), deviation);
        return graph.node("Div", centred, divisor);
    }

    private static String mean(OnnxGraph graph, String value) {
        return graph.node("ReduceMean", List.of(value), Map.of("axes", new long[] {1}));
    }
}
