package org.idem4j.onnx.export.convolution;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution1DLayer;
import org.deeplearning4j.nn.conf.layers.Convolution3D;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.Deconvolution3D;
import org.idem4j.onnx.export.translation.ActivationTranslator;
import org.idem4j.onnx.export.translation.LayerTranslator;
import org.idem4j.onnx.export.translation.LayerTranslators;
import org.idem4j.onnx.export.translation.Translation;

/** Convolutions of every kind: a linear operator of the kind's own, then the activation. */
final class ConvolutionTranslator implements LayerTranslator {

    /** What tells one convolution from another. */
    interface Variant {

        /**
         * Appends the convolution itself.
         *
         * @param x A value with its channels first.
         * @param sizes Its sizes, −1 where not known.
         */
        String append(Layer layer, Window window, Translation translation, String x, long[] sizes);

        /** The sizes of what comes out. */
        default long[] output(Window window, long[] sizes) {
            return window.output(sizes);
        }
    }

    private final Variant variant;

    ConvolutionTranslator(Variant variant) {
        this.variant = variant;
    }

    @Override
    public List<String> obstacles(Layer layer, LayerTranslators translators, int opset) {
        return ActivationTranslator.obstacles(((ConvolutionLayer) layer.conf().getLayer()).getActivationFn());
    }

    @Override
    public InputType outputType(org.deeplearning4j.nn.conf.layers.Layer configuration, InputType input) {
        ConvolutionLayer convolution = (ConvolutionLayer) configuration;
        Layout layout = layout(convolution);
        long[] sizes = layout.sizes(layout.shapeOf(input));
        return layout.type(convolution.getNOut(), variant.output(window(convolution, layout), sizes));
    }

    @Override
    public String append(Layer layer, Translation translation, String input) {
        ConvolutionLayer convolution = (ConvolutionLayer) layer.conf().getLayer();
        Layout layout = layout(convolution);
        long[] sizes = layout.sizes(translation.shape(input));
        String x = layout.channelsFirst(translation, input);
        String z = variant.append(layer, window(convolution, layout), translation, x, sizes);
        return translation.activation(convolution.getActivationFn(), layout.back(translation, z));
    }

    private static Window window(ConvolutionLayer layer, Layout layout) {
        return Window.of(
                layout.dimensions(),
                layer.getConvolutionMode(),
                layer.getKernelSize(),
                layer.getStride(),
                layer.getDilation(),
                layer.getPadding());
    }

    private static Layout layout(ConvolutionLayer layer) {
        if (layer instanceof Convolution1DLayer sequence) {
            return Layout.of(sequence.getRnnDataFormat());
        } else if (layer instanceof Convolution3D volume) {
            return Layout.of(volume.getDataFormat());
        } else if (layer instanceof Deconvolution3D volume) {
            return Layout.of(volume.getDataFormat());
        }
        return Layout.of(layer.getCnn2dDataFormat());
    }
}
