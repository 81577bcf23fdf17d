package org.idem4j.onnx.export.convolution;

import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.Subsampling1DLayer;
import org.deeplearning4j.nn.conf.layers.Subsampling3DLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/**
 * What a subsampling layer computes.
 *
 * @param type What of the window.
 * @param layout How the arrays lie.
 * @param window The window.
 * @param countPadding Whether a mean counts the padding.
 * @param p The exponent of a p-norm.
 */
record Pooling(PoolingType type, Layout layout, Window window, boolean countPadding, int p) {

    static Pooling of(Layer configuration) {
        if (configuration instanceof Subsampling3DLayer layer) {
            Layout layout = Layout.of(layer.getDataFormat());
            Window window = Window.of(
                    3,
                    layer.getConvolutionMode(),
                    layer.getKernelSize(),
                    layer.getStride(),
                    layer.getDilation(),
                    layer.getPadding());
            // DL4J takes the mean for whatever is not the maximum.
            PoolingType type = layer.getPoolingType() == PoolingType.MAX ? PoolingType.MAX : PoolingType.AVG;
            return new Pooling(type, layout, window, false, 0);
        }
        SubsamplingLayer layer = (SubsamplingLayer) configuration;
        Layout images = Layout.firstIfStated(layer.getCnn2dDataFormat());
        Layout layout = layer instanceof Subsampling1DLayer ? new Layout(images.channelsLast(), 1) : images;
        // DL4J has no causal pooling: where it is asked for one, it truncates.
        ConvolutionMode mode = layer.getConvolutionMode() == ConvolutionMode.Causal
                ? ConvolutionMode.Truncate
                : layer.getConvolutionMode();
        Window window = Window.of(
                layout.dimensions(),
                mode,
                layer.getKernelSize(),
                layer.getStride(),
                layer.getDilation(),
                layer.getPadding());
        return new Pooling(
                layer.getPoolingType(), layout, window, layer.isAvgPoolIncludePadInDivisor(), layer.getPnorm());
    }
}
