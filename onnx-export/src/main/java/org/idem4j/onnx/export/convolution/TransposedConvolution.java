package org.idem4j.onnx.export.convolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.idem4j.onnx.export.translation.Translation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

/** DL4J's deconvolutions, ONNX's ConvTranspose. */
final class TransposedConvolution implements ConvolutionTranslator.Variant {

    @Override
    public String append(Layer layer, Window window, Translation translation, String x, long[] sizes) {
        Window covering = covering(window);
        List<String> inputs = new ArrayList<>(List.of(x, translation.constant("W", covering(window, weights(layer)))));
        INDArray bias = Convolutions.bias(layer);
        if (bias != null) {
            inputs.add(translation.vector("b", bias));
        }
        Map<String, Object> attributes = covering.attributes(LongStream.concat(
                        LongStream.of(covering.each(TransposedConvolution::before)),
                        LongStream.of(covering.each(TransposedConvolution::after)))
                .toArray());
        attributes.put("dilations", covering.each(WindowAxis::dilation));
        return translation.graph().node("ConvTranspose", inputs, attributes);
    }

    @Override
    public long[] output(Window window, long[] sizes) {
        return IntStream.range(0, sizes.length)
                .mapToLong(i -> window.axes().get(i).transposedOutput(sizes[i]))
                .toArray();
    }

    /** 2-D weights are [in, out, kernel…], as ONNX has them, 3-D ones [kernel…, out, in]. */
    private static INDArray weights(Layer layer) {
        INDArray w = Convolutions.weights(layer);
        return w.rank() == 4 ? w : w.permute(4, 3, 0, 1, 2);
    }

    /** In the mode Same a kernel shorter than the stride lies in the middle of it, as if there were zeros around. */
    private static boolean isShort(WindowAxis axis) {
        return axis.mode() == ConvolutionMode.Same && axis.extent() < axis.stride();
    }

    private static Window covering(Window window) {
        return new Window(window.axes().stream()
                .map(axis -> isShort(axis) ? new WindowAxis(axis.mode(), axis.stride(), axis.stride(), 1, 0) : axis)
                .toList());
    }

    private static INDArray covering(Window window, INDArray weights) {
        long[] shape = weights.shape().clone();
        INDArrayIndex[] places = new INDArrayIndex[shape.length];
        Arrays.fill(places, NDArrayIndex.all());
        for (int i = 0; i < window.axes().size(); i++) {
            WindowAxis axis = window.axes().get(i);
            if (isShort(axis)) {
                long begin = (axis.stride() - axis.extent()) / 2;
                shape[2 + i] = axis.stride();
                places[2 + i] = NDArrayIndex.interval(begin, axis.dilation(), begin + axis.extent());
            }
        }
        INDArray filled = Nd4j.zeros(shape);
        filled.put(places, weights);
        return filled;
    }

    private static long before(WindowAxis axis) {
        return axis.mode() == ConvolutionMode.Same ? surplus(axis) / 2 : axis.padding();
    }

    private static long after(WindowAxis axis) {
        return axis.mode() == ConvolutionMode.Same ? surplus(axis) - before(axis) : axis.padding();
    }

    /** What the mode Same cuts off, for an output of stride times the input. */
    private static long surplus(WindowAxis axis) {
        return axis.extent() - axis.stride();
    }
}
