package org.idem4j.onnx.export.recurrent;

import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.idem4j.onnx.export.translation.ActivationTranslator;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.TimeSeries;
import org.idem4j.onnx.export.translation.Translation;

/** RnnOutputLayer, activation(x W + b) at every step. */
final class RnnOutputTranslator implements SeriesTranslator {

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        List<String> obstacles = new ArrayList<>(
                ActivationTranslator.obstacles(configuration(layer).getActivationFn()));
        if (!configuration(layer).hasBias()) {
            obstacles.add("DL4J 1.0.0-M2.1 itself can't compute it without a bias; give it one");
        }
        return obstacles;
    }

    private static RnnOutputLayer configuration(Layer layer) {
        return (RnnOutputLayer) layer.conf().getLayer();
    }

    @Override
    public RNNFormat format(org.deeplearning4j.nn.conf.layers.Layer configuration) {
        return ((RnnOutputLayer) configuration).getRnnDataFormat();
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        RnnOutputLayer output = configuration(layer);
        TimeSeries series = new TimeSeries(translation, output.getRnnDataFormat());
        String weights = translation.parameter(layer, DefaultParamInitializer.WEIGHT_KEY);
        String bias = translation.vector("b", layer.getParam(DefaultParamInitializer.BIAS_KEY));
        return series.onEveryStep(
                input,
                rows -> translation.activation(
                        output.getActivationFn(), translation.graph().node("Gemm", rows, weights, bias)));
    }
}
