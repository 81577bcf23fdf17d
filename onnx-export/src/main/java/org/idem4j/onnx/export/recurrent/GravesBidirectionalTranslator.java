package org.idem4j.onnx.export.recurrent;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.GravesBidirectionalLSTM;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.TimeSeries;
import org.idem4j.onnx.export.translation.Translation;

/** GravesBidirectionalLSTM: two LSTMs with peepholes, one of them backwards, and the sum of their outputs. */
@SuppressWarnings("deprecation") // DL4J's users still have such layers.
final class GravesBidirectionalTranslator implements SeriesTranslator {

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        GravesBidirectionalLSTM lstm = (GravesBidirectionalLSTM) layer.conf().getLayer();
        return LstmCell.obstacles(lstm.getGateActivationFn(), lstm.getActivationFn());
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        GravesBidirectionalLSTM lstm = (GravesBidirectionalLSTM) layer.conf().getLayer();
        TimeSeries series = new TimeSeries(translation, lstm.getRnnDataFormat());
        String x = series.timeFirst(input);
        String forwards = cell(lstm, LstmWeights.forwards(layer), false).append(translation, x);
        String backwards = cell(lstm, LstmWeights.backwards(layer), true).append(translation, x);
        return series.fromTimeFirst(translation.graph().node("Add", forwards, backwards));
    }

    private static LstmCell cell(GravesBidirectionalLSTM lstm, LstmWeights weights, boolean backwards) {
        return new LstmCell(lstm.getGateActivationFn(), lstm.getActivationFn(), weights, backwards);
    }
}
