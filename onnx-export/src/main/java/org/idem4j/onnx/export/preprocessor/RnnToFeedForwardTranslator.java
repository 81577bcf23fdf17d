package org.idem4j.onnx.export.preprocessor;

import java.util.List;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeFeedForward;
import org.deeplearning4j.nn.conf.preprocessor.RnnToFeedForwardPreProcessor;
import org.idem4j.onnx.export.translation.PreProcessorTranslator;
import org.idem4j.onnx.export.translation.PreProcessorTranslators;
import org.idem4j.onnx.export.translation.Translation;

/**
 * Time series to rows; what is rows already stays. DL4J itself puts it there, after a global pooling, which it takes to give a
 * time series still.
 */
final class RnnToFeedForwardTranslator implements PreProcessorTranslator {

    @Override
    public List<String> obstacles(InputPreProcessor preProcessor, PreProcessorTranslators translators, int opset) {
        return List.of();
    }

    @Override
    public InputType outputType(InputPreProcessor preProcessor, PreProcessorTranslators translators, InputType input) {
        return input instanceof InputTypeFeedForward ? input : preProcessor.getOutputType(input);
    }

    @Override
    public String append(InputPreProcessor preProcessor, Translation translation, String input) {
        if (translation.shape(input).length == 2) {
            return input;
        }
        var format = ((RnnToFeedForwardPreProcessor) preProcessor).getRnnDataFormat();
        return translation.declare(TimeSteps.fold(translation, input, format), -1, -1);
    }
}
