package org.idem4j.onnx.export.preprocessor;

import java.util.List;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.idem4j.onnx.export.translation.PreProcessorTranslator;
import org.idem4j.onnx.export.translation.PreProcessorTranslators;
import org.idem4j.onnx.export.translation.Translation;

/**
 * The translator of a preprocessor that can always be translated.
 *
 * @param kind Its class.
 * @param rank The rank of what it gives.
 * @param reshaping Appends it.
 */
record SimplePreProcessor<P extends InputPreProcessor>(Class<P> kind, int rank, Reshaping<P> reshaping)
        implements PreProcessorTranslator {

    /** Appends a preprocessor of one class. */
    interface Reshaping<P> {
        String append(P preProcessor, Translation translation, String input);
    }

    @Override
    public List<String> obstacles(InputPreProcessor preProcessor, PreProcessorTranslators translators, int opset) {
        return List.of();
    }

    @Override
    public String append(InputPreProcessor preProcessor, Translation translation, String input) {
        String value = reshaping.append(kind.cast(preProcessor), translation, input);
        return value.equals(input)
                ? input
                : translation.declare(
                        value, LongStream.generate(() -> -1).limit(rank).toArray());
    }
}
