package org.idem4j.onnx.export.recurrent;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.GravesBidirectionalLSTM;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnLossLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.misc.RepeatVector;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;
import org.deeplearning4j.nn.layers.recurrent.LastTimeStepLayer;
import org.deeplearning4j.nn.layers.recurrent.TimeDistributedLayer;
import org.idem4j.onnx.export.translation.LayerTranslator;

/** The recurrent family, and layers on time series. */
@SuppressWarnings("deprecation") // DL4J's users still have Graves layers.
public final class RecurrentTranslators {

    private RecurrentTranslators() {}

    /**
     * The translators of the family.
     *
     * @return By the class of the configuration, for wrappers that of the layer itself.
     */
    public static Map<Class<?>, LayerTranslator> all() {
        Map<Class<?>, LayerTranslator> all = new LinkedHashMap<>();
        all.put(LSTM.class, new LstmTranslator());
        all.put(GravesLSTM.class, new LstmTranslator());
        all.put(GravesBidirectionalLSTM.class, new GravesBidirectionalTranslator());
        all.put(SimpleRnn.class, new SimpleRnnTranslator());
        all.put(Bidirectional.class, new BidirectionalTranslator());
        all.put(LastTimeStepLayer.class, new LastTimeStepTranslator());
        all.put(TimeDistributedLayer.class, new TimeDistributedTranslator());
        all.put(RnnOutputLayer.class, new RnnOutputTranslator());
        all.put(RnnLossLayer.class, new RnnLossTranslator());
        all.put(RepeatVector.class, new RepeatVectorTranslator());
        return all;
    }
}
