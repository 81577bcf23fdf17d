package org.idem4j.onnx.export.preprocessor;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.Cnn3DToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.CnnToRnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.ComposableInputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnn3DPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToRnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.RnnToCnnPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor;
import org.idem4j.onnx.export.translation.PreProcessorTranslator;
import org.idem4j.onnx.export.translation.Translation;

/** DL4J's input preprocessors. Where they find an array that has the wanted rank already, they pass it on, and so do we. */
public final class StandardPreProcessors {

    private StandardPreProcessors() {}

    /**
     * The translators.
     *
     * @return By the class of the preprocessor.
     */
    public static Map<Class<?>, PreProcessorTranslator> all() {
        Map<Class<?>, PreProcessorTranslator> all = new LinkedHashMap<>();
        put(all, CnnToFeedForwardPreProcessor.class, 2, (p, t, x) -> TimeSteps.flatten(t, x));
        put(all, Cnn3DToFeedForwardPreProcessor.class, 2, (p, t, x) -> TimeSteps.flatten(t, x));
        put(all, FeedForwardToCnnPreProcessor.class, 4, StandardPreProcessors::unflatten);
        all.put(FeedForwardToCnn3DPreProcessor.class, new FeedForwardToCnn3DTranslator());
        all.put(RnnToFeedForwardPreProcessor.class, new RnnToFeedForwardTranslator());
        put(
                all,
                FeedForwardToRnnPreProcessor.class,
                3,
                (p, t, x) ->
                        TimeSteps.unfold(t, x, p.getRnnDataFormat(), t.graph().dimension(x, 1)));
        put(all, CnnToRnnPreProcessor.class, 3, StandardPreProcessors::cnnToRnn);
        put(
                all,
                RnnToCnnPreProcessor.class,
                4,
                (p, t, x) -> t.graph()
                        .reshape(
                                TimeSteps.fold(t, x, p.getRnnDataFormat()),
                                0,
                                p.getNumChannels(),
                                p.getInputHeight(),
                                p.getInputWidth()));
        all.put(ComposableInputPreProcessor.class, new ComposableTranslator());
        all.putAll(KerasPreProcessors.all());
        return all;
    }

    private static <P extends InputPreProcessor> void put(
            Map<Class<?>, PreProcessorTranslator> all,
            Class<P> kind,
            int rank,
            SimplePreProcessor.Reshaping<P> reshaping) {
        all.put(kind, new SimplePreProcessor<>(kind, rank, reshaping));
    }

    private static String unflatten(FeedForwardToCnnPreProcessor p, Translation translation, String x) {
        return translation.shape(x).length == 4
                ? x
                : translation.graph().reshape(x, 0, p.getNumChannels(), p.getInputHeight(), p.getInputWidth());
    }

    private static String cnnToRnn(CnnToRnnPreProcessor p, Translation translation, String x) {
        String flat = translation.graph().node("Flatten", x);
        long size = p.getNumChannels() * p.getInputHeight() * p.getInputWidth();
        String features = translation.graph().constant("features", new long[] {size});
        return TimeSteps.unfold(translation, flat, p.getRnnDataFormat(), features);
    }
}
