package org.idem4j.tribuo.engine.convolution;

import org.idem4j.tribuo.engine.onednn.OneDnn;

/** Opens convolutions. */
public final class Convolutions {

    private Convolutions() {}

    /**
     * The fastest kernel there is here: oneDNN's, or matrix products where it is missing.
     *
     * @param shape Its sizes.
     * @return The kernel, to be closed by its user.
     */
    public static ConvolutionKernel open(ConvolutionShape shape) {
        PlainConvolution plain = new PlainConvolution(shape);
        return OneDnn.computes() ? new OneDnnConvolution(shape, plain) : plain;
    }
}
