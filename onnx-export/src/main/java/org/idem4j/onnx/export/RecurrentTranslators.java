package org.idem4j.onnx.export;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.GravesBidirectionalLSTM;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;

/** The recurrent family, and layers on time series. */
@SuppressWarnings("deprecation") // DL4J's users still have Graves layers.
final class RecurrentTranslators {

    private RecurrentTranslators() {}

    static Map<Class<?>, LayerTranslator> all() {
        Map<Class<?>, LayerTranslator> all = new LinkedHashMap<>();
        all.put(LSTM.class, new LstmTranslator());
        all.put(GravesLSTM.class, new LstmTranslator());
        all.put(GravesBidirectionalLSTM.class, new GravesBidirectionalTranslator());
        return all;
    }
}
