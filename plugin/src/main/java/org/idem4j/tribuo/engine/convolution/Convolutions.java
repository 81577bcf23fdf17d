package org.idem4j.tribuo.engine.convolution;

/** Opens convolutions. */
public final class Convolutions {

    private Convolutions() {}

    /**
     * The fastest kernel there is here.
     *
     * @param shape Its sizes.
     * @return The kernel, to be closed by its user.
     */
    public static ConvolutionKernel open(ConvolutionShape shape) {
        return new PlainConvolution(shape);
    }
}
