package org.idem4j.onnx.export.preprocessor;

import java.util.List;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.DataFormat;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.preprocessors.ReshapePreprocessor;
import org.idem4j.onnx.export.translation.PreProcessorTranslator;
import org.idem4j.onnx.export.translation.PreProcessorTranslators;
import org.idem4j.onnx.export.translation.Translation;

/** Another shape of each example, as Keras's layer of that name gives it. */
final class ReshapeTranslator implements PreProcessorTranslator {

    @Override
    public List<String> obstacles(InputPreProcessor preProcessor, PreProcessorTranslators translators, int opset) {
        int rank = sizes(preProcessor).length + 1;
        return rank >= 2 && rank <= 4
                ? List.of()
                : List.of("its preprocessor reshapes to rank " + rank + ", not 2 to 4");
    }

    /** The sizes after the batch. */
    private static long[] sizes(InputPreProcessor preProcessor) {
        ReshapePreprocessor reshape = (ReshapePreprocessor) preProcessor;
        return LongStream.of(reshape.getTargetShape())
                .skip(reshape.isHasMiniBatchDimension() ? 1 : 0)
                .toArray();
    }

    /** DL4J's own inference takes the length of a series for its features. */
    @Override
    public InputType outputType(InputPreProcessor preProcessor, PreProcessorTranslators translators, InputType input) {
        long[] sizes = sizes(preProcessor);
        DataFormat format = ((ReshapePreprocessor) preProcessor).getFormat();
        return switch (sizes.length) {
            case 1 -> InputType.feedForward(sizes[0]);
            case 2 ->
                format == RNNFormat.NWC
                        ? InputType.recurrent(sizes[1], sizes[0], RNNFormat.NWC)
                        : InputType.recurrent(sizes[0], sizes[1], RNNFormat.NCW);
            default ->
                format == CNN2DFormat.NHWC
                        ? InputType.convolutional(sizes[0], sizes[1], sizes[2], CNN2DFormat.NHWC)
                        : InputType.convolutional(sizes[1], sizes[2], sizes[0], CNN2DFormat.NCHW);
        };
    }

    @Override
    public String append(InputPreProcessor preProcessor, Translation translation, String input) {
        long[] shape = LongStream.concat(LongStream.of(0), LongStream.of(sizes(preProcessor)))
                .toArray();
        return translation.graph().reshape(input, shape);
    }
}
