package org.idem4j.tribuo.engine.convolution;

import org.bytedeco.javacpp.FloatPointer;
import org.idem4j.tribuo.engine.onednn.OneDnn;

/** Opens convolutions. */
public final class Convolutions {

    private Convolutions() {}

    /**
     * The fastest kernel there is here: oneDNN's, or matrix products where it is missing.
     *
     * @param shape Its sizes.
     * @param weights Its weights [filters × channels × side × side], which outlive the kernel.
     * @return The kernel, to be closed by its user.
     */
    public static ConvolutionKernel open(ConvolutionShape shape, FloatPointer weights) {
        PlainConvolution plain = new PlainConvolution(shape, weights);
        return OneDnn.computes() ? new OneDnnConvolution(shape, weights, plain) : plain;
    }
}
