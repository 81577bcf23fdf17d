package org.idem4j.onnx.export.convolution;

import org.deeplearning4j.nn.conf.ConvolutionMode;

/**
 * How the window of a convolution or a pooling slides along one axis.
 *
 * @param mode How the borders are treated.
 * @param kernel The number of places in the window.
 * @param stride How far it moves.
 * @param dilation How far its places are apart.
 * @param padding Zeros at either end, in the modes Truncate and Strict.
 */
record WindowAxis(ConvolutionMode mode, long kernel, long stride, long dilation, long padding) {

    /** How much the window covers. */
    long extent() {
        return (kernel - 1) * dilation + 1;
    }

    /** The size of what comes out. */
    long output(long size) {
        return switch (mode) {
            case Same, Causal -> (size + stride - 1) / stride;
            case Truncate, Strict -> Math.floorDiv(size - extent() + 2 * padding, stride) + 1;
        };
    }

    /** Whether the padding depends on the size. */
    boolean padsBySize() {
        return mode == ConvolutionMode.Same && stride > 1;
    }

    /**
     * The padding before the first value; of a size that is not known if it {@linkplain #padsBySize does not depend on it}.
     * Negative where a stride beyond the window has DL4J pass over the first values.
     */
    long before(long size) {
        return switch (mode) {
            case Same -> same(size) / 2;
            case Causal -> extent() - 1;
            case Truncate, Strict -> padding;
        };
    }

    /** The padding after the last value. */
    long after(long size) {
        return switch (mode) {
            case Same -> Math.max(0, same(size) - same(size) / 2);
            case Causal -> 0;
            case Truncate, Strict -> padding;
        };
    }

    private long same(long size) {
        return stride == 1 ? extent() - 1 : (output(size) - 1) * stride + extent() - size;
    }

    /** The size of what comes out of the transposed convolution. */
    long transposedOutput(long size) {
        return mode == ConvolutionMode.Same ? stride * size : stride * (size - 1) + extent() - 2 * padding;
    }
}
