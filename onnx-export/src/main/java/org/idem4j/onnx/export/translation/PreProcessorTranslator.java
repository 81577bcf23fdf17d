package org.idem4j.onnx.export.translation;

import java.util.List;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;

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
     * What a preprocessor gives; as DL4J infers it, unless a translator knows better.
     *
     * @param preProcessor The preprocessor.
     * @param translators The translators in use, for a preprocessor composed of others.
     * @param input What it takes.
     * @return What it gives.
     */
    default InputType outputType(InputPreProcessor preProcessor, PreProcessorTranslators translators, InputType input) {
        return preProcessor.getOutputType(input);
    }

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
