package org.idem4j.onnx.export.preprocessor;

import java.util.List;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.inputs.InputType.InputTypeConvolutional3D;
import org.deeplearning4j.nn.conf.layers.Convolution3D.DataFormat;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnn3DPreProcessor;
import org.idem4j.onnx.export.translation.PreProcessorTranslator;
import org.idem4j.onnx.export.translation.PreProcessorTranslators;
import org.idem4j.onnx.export.translation.Translation;

/** Rows to volumes; what are volumes already stay as they are. */
final class FeedForwardToCnn3DTranslator implements PreProcessorTranslator {

    @Override
    public List<String> obstacles(InputPreProcessor preProcessor, PreProcessorTranslators translators, int opset) {
        return List.of();
    }

    /** DL4J says NDHWC whatever the format. */
    @Override
    public InputType outputType(InputPreProcessor preProcessor, PreProcessorTranslators translators, InputType input) {
        if (input instanceof InputTypeConvolutional3D) {
            return input;
        }
        FeedForwardToCnn3DPreProcessor p = (FeedForwardToCnn3DPreProcessor) preProcessor;
        preProcessor.getOutputType(input); // refuses other sizes
        return InputType.convolutional3D(
                p.isNCDHW() ? DataFormat.NCDHW : DataFormat.NDHWC,
                p.getInputDepth(),
                p.getInputHeight(),
                p.getInputWidth(),
                p.getNumChannels());
    }

    @Override
    public String append(InputPreProcessor preProcessor, Translation translation, String input) {
        if (translation.shape(input).length == 5) {
            return input;
        }
        FeedForwardToCnn3DPreProcessor p = (FeedForwardToCnn3DPreProcessor) preProcessor;
        long c = p.getNumChannels();
        long d = p.getInputDepth();
        long h = p.getInputHeight();
        long w = p.getInputWidth();
        long[] shape = p.isNCDHW() ? new long[] {0, c, d, h, w} : new long[] {0, d, h, w, c};
        return translation.declare(
                translation.graph().reshape(input, shape), -1, shape[1], shape[2], shape[3], shape[4]);
    }
}
