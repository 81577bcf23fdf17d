package org.idem4j.onnx.export.convolution;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.Convolution3D;

/** One way for a window to slide: a layout, a mode, and for each size a kernel, a stride, a dilation and a padding. */
record WindowCell(Layout layout, ConvolutionMode mode, int[] kernel, int[] stride, int[] dilation, int[] padding) {

    static final int CHANNELS = 2;

    /** For three sizes; fewer take the first ones. Padding counts in the modes Truncate and Strict. */
    private static final List<int[][]> WINDOWS = List.of(
            new int[][] {{3, 3, 3}, {1, 1, 1}, {1, 1, 1}, {0, 0, 0}},
            new int[][] {{3, 2, 2}, {2, 1, 1}, {1, 1, 1}, {1, 0, 1}},
            new int[][] {{2, 3, 2}, {1, 1, 1}, {2, 1, 3}, {1, 2, 0}},
            new int[][] {{3, 3, 3}, {2, 2, 2}, {2, 2, 2}, {1, 1, 1}},
            new int[][] {{1, 2, 1}, {2, 3, 3}, {1, 1, 1}, {0, 0, 0}});

    /** Every window in every mode, channels first and last. */
    static Stream<WindowCell> of(int dimensions, ConvolutionMode... modes) {
        return Stream.of(false, true)
                .map(channelsLast -> new Layout(channelsLast, dimensions))
                .flatMap(layout ->
                        Arrays.stream(modes).flatMap(mode -> WINDOWS.stream().map(window -> of(layout, mode, window))))
                .filter(WindowCell::buildable);
    }

    /** DL4J's own check of volumes in the mode Strict takes one size's kernel and stride for another's. */
    private boolean buildable() {
        return mode != ConvolutionMode.Strict
                || kernel.length < 3
                || Arrays.stream(stride).distinct().count() == 1;
    }

    private static WindowCell of(Layout layout, ConvolutionMode mode, int[][] window) {
        int[] padding = mode == ConvolutionMode.Truncate || mode == ConvolutionMode.Strict ? window[3] : new int[3];
        int n = layout.dimensions();
        return new WindowCell(
                layout,
                mode,
                Arrays.copyOf(window[0], n),
                Arrays.copyOf(window[1], n),
                Arrays.copyOf(window[2], n),
                Arrays.copyOf(padding, n));
    }

    /** Small sizes, none like another if the mode Strict does not want it otherwise. */
    InputType input() {
        long[] sizes = new long[kernel.length];
        for (int i = 0; i < sizes.length; i++) {
            int extent = (kernel[i] - 1) * dilation[i] + 1;
            sizes[i] = 5 + i;
            while (mode == ConvolutionMode.Strict && (sizes[i] + 2 * padding[i] - extent) % stride[i] != 0) {
                sizes[i]++;
            }
        }
        return layout.type(CHANNELS, sizes);
    }

    RNNFormat sequences() {
        return layout.channelsLast() ? RNNFormat.NWC : RNNFormat.NCW;
    }

    CNN2DFormat images() {
        return layout.channelsLast() ? CNN2DFormat.NHWC : CNN2DFormat.NCHW;
    }

    Convolution3D.DataFormat volumes() {
        return layout.channelsLast() ? Convolution3D.DataFormat.NDHWC : Convolution3D.DataFormat.NCDHW;
    }

    @Override
    public String toString() {
        return "%s %s, kernel %s, stride %s, dilation %s, padding %s"
                .formatted(
                        layout,
                        mode,
                        Arrays.toString(kernel),
                        Arrays.toString(stride),
                        Arrays.toString(dilation),
                        Arrays.toString(padding));
    }
}
