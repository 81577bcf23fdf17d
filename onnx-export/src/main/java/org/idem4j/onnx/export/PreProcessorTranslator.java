package org.idem4j.onnx.export;

import java.util.List;
import org.deeplearning4j.nn.conf.InputPreProcessor;

/** Translates one kind of DL4J's input preprocessors. */
public interface PreProcessorTranslator {

    /**
     * Why a preprocessor can't be translated.
     *
     * @param preProcessor A preprocessor of the kind.
     * @param translators The translators in use, for a preprocessor composed of others.
     * @param opset The version of ONNX's operators.
     * @return The reasons, none if it can.
     */
    List<String> obstacles(InputPreProcessor preProcessor, PreProcessorTranslators translators, int opset);

    /**
     * Appends a preprocessor without obstacles.
     *
     * @param preProcessor The preprocessor.
     * @param translation What is being written.
     * @param input The name of the value it takes.
     * @return The name of the value it gives.
     */
    String append(InputPreProcessor preProcessor, Translation translation, String input);
}
