package org.idem4j.tribuo.engine.convolution;

import org.bytedeco.javacpp.FloatPointer;
import org.idem4j.tribuo.engine.onednn.OneDnn;

/** Opens the convolutions of a network, which take the same memory in turn. */
public final class Convolutions {

    private final LentMemory memory = new LentMemory();

    /** For a network. */
    public Convolutions() {
        // nothing is allocated before it is needed
    }

    /**
     * The fastest kernel there is here: oneDNN's, or matrix products where it is missing.
     *
     * @param shape Its sizes.
     * @param weights Its weights [filters × channels × side × side], which outlive the kernel.
     * @return The kernel, to be closed by its user; the memory that they share is freed with the last.
     */
    public ConvolutionKernel open(ConvolutionShape shape, FloatPointer weights) {
        PlainConvolution plain = new PlainConvolution(shape, weights);
        return OneDnn.computes() ? new OneDnnConvolution(shape, weights, memory, plain) : plain;
    }
}
