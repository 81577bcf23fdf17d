package org.idem4j.onnx.export.recurrent;

import java.lang.reflect.Field;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.layers.recurrent.TimeDistributedLayer;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.TimeSeries;
import org.idem4j.onnx.export.translation.Translation;

/** A feed-forward layer on every step of a time series. */
final class TimeDistributedTranslator implements SeriesTranslator {

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        return translators.obstacles(inside(layer), opset);
    }

    private static Layer inside(Layer layer) {
        return ((TimeDistributedLayer) layer).getUnderlying();
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        TimeSeries series = new TimeSeries(translation, formatOf(layer));
        long features = translation.shape(input)[series.featureAxis()];
        return series.onEveryStep(
                input, rows -> translation.append(inside(layer), translation.declare(rows, -1, features)));
    }

    /** DL4J's layer keeps its format to itself, and its configuration is that of the layer inside. */
    private static RNNFormat formatOf(Layer layer) {
        try {
            Field format = TimeDistributedLayer.class.getDeclaredField("rnnDataFormat");
            format.setAccessible(true);
            return (RNNFormat) format.get(layer);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "This version of DL4J has another TimeDistributedLayer than 1.0.0-M2.1.", e);
        }
    }
}
