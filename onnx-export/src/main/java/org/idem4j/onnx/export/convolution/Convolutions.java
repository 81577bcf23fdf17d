package org.idem4j.onnx.export.convolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.deeplearning4j.nn.params.SeparableConvolutionParamInitializer;
import org.idem4j.onnx.export.translation.Translation;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The convolutions that are ONNX's Conv; what tells them apart is how DL4J keeps the weights. */
final class Convolutions {

    private Convolutions() {}

    /** In 2-D and 3-D the weights are [out, in, kernel…], as ONNX has them. */
    static String plain(Layer layer, Window window, Translation translation, String x, long[] sizes) {
        return conv(translation, window, x, sizes, weights(layer), bias(layer), 1);
    }

    /** In 1-D the weights say [out, in, kernel, 1], but are read as [kernel, in, out]. */
    static String sequence(Layer layer, Window window, Translation translation, String x, long[] sizes) {
        INDArray w = weights(layer);
        INDArray read = w.reshape('c', w.size(2), w.size(1), w.size(0));
        return conv(translation, window, x, sizes, read.permute(2, 1, 0), bias(layer), 1);
    }

    /** Each channel by itself: weights [height, width, in, multiplier]. */
    static String depthwise(Layer layer, Window window, Translation translation, String x, long[] sizes) {
        INDArray w = weights(layer);
        return conv(translation, window, x, sizes, grouped(w.permute(2, 3, 0, 1)), bias(layer), w.size(2));
    }

    /**
     * Each channel by itself, with weights [multiplier, in, height, width]; then across channels, point by point, which ND4J
     * leaves out where there is only one channel.
     */
    static String separable(Layer layer, Window window, Translation translation, String x, long[] sizes) {
        INDArray w = weights(layer);
        if (w.size(1) == 1) {
            return conv(translation, window, x, sizes, w, bias(layer), 1);
        }
        String each = conv(translation, window, x, sizes, grouped(w.permute(1, 0, 2, 3)), null, w.size(1));
        List<String> inputs = new ArrayList<>(List.of(
                each, translation.parameter(layer, SeparableConvolutionParamInitializer.POINT_WISE_WEIGHT_KEY)));
        if (bias(layer) != null) {
            inputs.add(translation.vector("b", bias(layer)));
        }
        return translation.graph().node("Conv", inputs, Map.of());
    }

    /** [in, multiplier, height, width] to [in · multiplier, 1, height, width]. */
    private static INDArray grouped(INDArray weights) {
        return weights.dup('c').reshape('c', weights.size(0) * weights.size(1), 1, weights.size(2), weights.size(3));
    }

    private static String conv(
            Translation translation,
            Window window,
            String x,
            long[] sizes,
            INDArray weights,
            INDArray bias,
            long groups) {
        Window.Padded padded = window.pad(translation, x, sizes);
        List<String> inputs = new ArrayList<>(List.of(padded.value(), translation.constant("W", weights)));
        if (bias != null) {
            inputs.add(translation.vector("b", bias));
        }
        Map<String, Object> attributes = window.attributes(padded.pads());
        attributes.put("dilations", window.each(WindowAxis::dilation));
        attributes.put("group", groups);
        return translation.graph().node("Conv", inputs, attributes);
    }

    static INDArray weights(Layer layer) {
        return layer.getParam(DefaultParamInitializer.WEIGHT_KEY);
    }

    /** None if the layer has none. */
    static INDArray bias(Layer layer) {
        return layer.getParam(DefaultParamInitializer.BIAS_KEY);
    }
}
