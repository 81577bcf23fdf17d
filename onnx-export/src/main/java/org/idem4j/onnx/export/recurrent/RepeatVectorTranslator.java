package org.idem4j.onnx.export.recurrent;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.misc.RepeatVector;
import org.idem4j.onnx.export.translation.LayerTranslator;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.TimeSeries;
import org.idem4j.onnx.export.translation.Translation;
import org.idem4j.onnx.graph.OnnxGraph;

/** The same row at every step of a time series of a fixed length. */
final class RepeatVectorTranslator implements LayerTranslator {

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        return List.of();
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        RepeatVector repeat = (RepeatVector) layer.conf().getLayer();
        OnnxGraph graph = translation.graph();
        int timeAxis = new TimeSeries(translation, repeat.getDataFormat()).timeAxis();
        long[] times = {1, 1, 1};
        times[timeAxis] = repeat.getN();
        String step = graph.unsqueeze(input, timeAxis);
        return graph.node("Expand", step, graph.constant("times", times));
    }
}
