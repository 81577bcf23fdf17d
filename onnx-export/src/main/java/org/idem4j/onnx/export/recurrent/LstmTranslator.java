package org.idem4j.onnx.export.recurrent;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.AbstractLSTM;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.TimeSeries;
import org.idem4j.onnx.export.translation.Translation;

/** LSTM, and GravesLSTM that has peepholes. */
final class LstmTranslator implements SeriesTranslator {

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        AbstractLSTM lstm = (AbstractLSTM) layer.conf().getLayer();
        return LstmCell.obstacles(lstm.getGateActivationFn(), lstm.getActivationFn());
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        AbstractLSTM lstm = (AbstractLSTM) layer.conf().getLayer();
        LstmCell cell = new LstmCell(lstm.getGateActivationFn(), lstm.getActivationFn(), LstmWeights.of(layer), false);
        TimeSeries series = new TimeSeries(translation, lstm.getRnnDataFormat());
        return series.fromTimeFirst(cell.append(translation, series.timeFirst(input)));
    }
}
