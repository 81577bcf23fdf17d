package org.idem4j.onnx.export.recurrent;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.idem4j.onnx.export.translation.ActivationTranslator;
import org.idem4j.onnx.export.translation.LayerTranslator;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.TimeSeries;
import org.idem4j.onnx.export.translation.Translation;

/** RnnLossLayer, of which its activation remains. */
final class RnnLossTranslator implements LayerTranslator {

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        return ActivationTranslator.obstacles(configuration(layer).getActivationFn());
    }

    private static RnnLossLayer configuration(Layer layer) {
        return (RnnLossLayer) layer.conf().getLayer();
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        TimeSeries series = new TimeSeries(translation, configuration(layer).getRnnDataFormat());
        return translation.activation(configuration(layer).getActivationFn(), input, series.featureAxis());
    }
}
