package org.idem4j.onnx.export.preprocessor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.preprocessors.KerasFlattenRnnPreprocessor;
import org.deeplearning4j.preprocessors.PermutePreprocessor;
import org.deeplearning4j.preprocessors.ReshapePreprocessor;
import org.idem4j.onnx.export.translation.PreProcessorTranslator;

/** The translators of the preprocessors that DL4J's import of Keras models puts into networks. */
final class KerasPreProcessors {

    /** In deeplearning4j-modelimport, which need not be there. */
    private static final String TENSOR_FLOW_FLAT =
            "org.deeplearning4j.nn.modelimport.keras.preprocessors.TensorFlowCnnToFeedForwardPreProcessor";

    /** Images have their channels first, and are flattened as if these were last, as TensorFlow has it. */
    private static final PreProcessorTranslator FLAT = new SimplePreProcessor<>(
            CnnToFeedForwardPreProcessor.class,
            2,
            (p, t, x) -> t.shape(x).length == 2
                    ? x
                    : t.graph().node("Flatten", t.graph().transpose(x, 0, 2, 3, 1)));

    private KerasPreProcessors() {}

    static Map<Class<?>, PreProcessorTranslator> all() {
        Map<Class<?>, PreProcessorTranslator> all = new LinkedHashMap<>();
        all.put(
                KerasFlattenRnnPreprocessor.class,
                new SimplePreProcessor<>(KerasFlattenRnnPreprocessor.class, 2, (p, t, x) -> TimeSteps.flatten(t, x)));
        all.put(PermutePreprocessor.class, new PermuteTranslator());
        all.put(ReshapePreprocessor.class, new ReshapeTranslator());
        tensorFlowFlat().ifPresent(kind -> all.put(kind, FLAT));
        return all;
    }

    private static Optional<Class<?>> tensorFlowFlat() {
        try {
            return Optional.of(Class.forName(TENSOR_FLOW_FLAT));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }
}
