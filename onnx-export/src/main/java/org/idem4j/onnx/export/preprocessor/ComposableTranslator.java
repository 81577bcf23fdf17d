package org.idem4j.onnx.export.preprocessor;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.preprocessor.ComposableInputPreProcessor;
import org.idem4j.onnx.export.translation.PreProcessorTranslator;
import org.idem4j.onnx.export.translation.PreProcessorTranslators;
import org.idem4j.onnx.export.translation.Translation;

/** Several preprocessors in a row. */
final class ComposableTranslator implements PreProcessorTranslator {

    @Override
    public List<String> obstacles(InputPreProcessor preProcessor, PreProcessorTranslators translators, int opset) {
        return Arrays.stream(parts(preProcessor))
                .flatMap(part -> translators.obstacles(part, opset).stream())
                .toList();
    }

    @Override
    public InputType outputType(InputPreProcessor preProcessor, PreProcessorTranslators translators, InputType input) {
        InputType type = input;
        for (InputPreProcessor part : parts(preProcessor)) {
            type = translators.outputType(part, type);
        }
        return type;
    }

    @Override
    public String append(InputPreProcessor preProcessor, Translation translation, String input) {
        String value = input;
        for (InputPreProcessor part : parts(preProcessor)) {
            value = translation.append(part, value);
        }
        return value;
    }

    private static InputPreProcessor[] parts(InputPreProcessor preProcessor) {
        return ((ComposableInputPreProcessor) preProcessor).getInputPreProcessors();
    }
}
