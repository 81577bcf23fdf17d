package org.idem4j.onnx.export.recurrent;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.util.TimeSeriesUtils;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.TimeSeries;
import org.idem4j.onnx.export.translation.Translation;

/** The last step of what the recurrent layer inside gives. */
final class LastTimeStepTranslator implements SeriesTranslator {

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        return translators.obstacles(inside(layer), opset);
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        var format = TimeSeriesUtils.getFormatFromRnnLayer(inside(layer).conf().getLayer());
        return new TimeSeries(translation, format).last(translation.append(inside(layer), input));
    }

    private static Layer inside(Layer layer) {
        return ((BaseWrapperLayer) layer).getUnderlying();
    }
}
