package org.idem4j.onnx.export.preprocessor;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.preprocessors.PermutePreprocessor;
import org.idem4j.onnx.export.translation.NamedSize;
import org.idem4j.onnx.export.translation.PreProcessorTranslator;
import org.idem4j.onnx.export.translation.PreProcessorTranslators;
import org.idem4j.onnx.export.translation.Translation;

/** Axes in another order, as Keras's layer of that name has them. What comes out has its channels first, for it says no format. */
final class PermuteTranslator implements PreProcessorTranslator {

    @Override
    public List<String> obstacles(InputPreProcessor preProcessor, PreProcessorTranslators translators, int opset) {
        return List.of();
    }

    /** The axes with the batch, which a network that was never used leaves out. */
    private static long[] axes(InputPreProcessor preProcessor, int rank) {
        int[] indices = ((PermutePreprocessor) preProcessor).getPermutationIndices();
        return indices.length == rank
                ? IntStream.of(indices).asLongStream().toArray()
                : LongStream.concat(LongStream.of(0), IntStream.of(indices).asLongStream())
                        .toArray();
    }

    /** DL4J's own inference swaps two sizes, whatever the axes. */
    @Override
    public InputType outputType(InputPreProcessor preProcessor, PreProcessorTranslators translators, InputType input) {
        List<NamedSize> sizes = NamedSize.of(input);
        long[] given = LongStream.of(axes(preProcessor, sizes.size() + 1))
                .skip(1)
                .map(axis -> sizes.get((int) axis - 1).size())
                .toArray();
        return switch (given.length) {
            case 2 -> InputType.recurrent(given[0], given[1], RNNFormat.NCW);
            case 3 -> InputType.convolutional(given[1], given[2], given[0], CNN2DFormat.NCHW);
            default -> throw new IllegalArgumentException("it permutes time series and images only");
        };
    }

    @Override
    public String append(InputPreProcessor preProcessor, Translation translation, String input) {
        long[] axes = axes(preProcessor, translation.shape(input).length);
        return translation.graph().transpose(input, axes);
    }
}
