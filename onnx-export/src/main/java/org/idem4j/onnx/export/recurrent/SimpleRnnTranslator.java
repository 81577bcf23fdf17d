package org.idem4j.onnx.export.recurrent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.params.SimpleRnnParamInitializer;
import org.idem4j.onnx.export.translation.ActivationTranslator;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.TimeSeries;
import org.idem4j.onnx.export.translation.Translation;
import org.idem4j.onnx.graph.OnnxGraph;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** SimpleRnn, h' = activation(x W + h R + b): by ONNX's operator where it knows the activation function, else by a loop. */
final class SimpleRnnTranslator implements SeriesTranslator {

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        SimpleRnn rnn = configuration(layer);
        List<String> obstacles = new ArrayList<>(ActivationTranslator.obstacles(rnn.getActivationFn()));
        if (rnn.hasLayerNorm()) {
            obstacles.add("DL4J 1.0.0-M2.1 itself can't compute its layer normalisation; leave it out");
        }
        return obstacles;
    }

    private static SimpleRnn configuration(Layer layer) {
        return (SimpleRnn) layer.conf().getLayer();
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        IActivation activation = configuration(layer).getActivationFn();
        TimeSeries series = new TimeSeries(translation, configuration(layer).getRnnDataFormat());
        String x = series.timeFirst(input);
        Optional<CellFunction> known = CellFunction.of(activation);
        return series.fromTimeFirst(
                known.isPresent()
                        ? operator(layer, translation, x, known.get())
                        : loop(layer, translation, x, activation));
    }

    private static String operator(Layer layer, Translation translation, String x, CellFunction function) {
        INDArray w = layer.getParam(SimpleRnnParamInitializer.WEIGHT_KEY);
        INDArray r = layer.getParam(SimpleRnnParamInitializer.RECURRENT_WEIGHT_KEY);
        INDArray b = layer.getParam(SimpleRnnParamInitializer.BIAS_KEY);
        long n = r.size(0);
        List<String> weights = List.of(
                translation.constant("W", w.permute(1, 0).reshape(1, n, w.size(0))),
                translation.constant("R", r.permute(1, 0).reshape(1, n, n)),
                // ONNX has a bias for each of both products.
                translation.constant("B", Nd4j.concat(1, b.reshape(1, n), Nd4j.zeros(1, n))));
        return new RecurrentOperator("RNN", List.of(function), n, false).append(translation.graph(), x, weights);
    }

    private static String loop(Layer layer, Translation translation, String x, IActivation activation) {
        OnnxGraph graph = translation.graph();
        String w = translation.parameter(layer, SimpleRnnParamInitializer.WEIGHT_KEY);
        String bias = translation.vector("b", layer.getParam(SimpleRnnParamInitializer.BIAS_KEY));
        String inputs = graph.node("Add", graph.node("MatMul", x, w), bias);
        String r = translation.parameter(layer, SimpleRnnParamInitializer.RECURRENT_WEIGHT_KEY);
        return new TimeLoop(configuration(layer).getNOut(), 1, false)
                .append(translation, inputs, (body, step, states) -> {
                    String sum = body.node("Add", step, body.node("MatMul", states.get(0), r));
                    return List.of(ActivationTranslator.append(activation, body, sum, -1));
                });
    }
}
