package org.idem4j.tribuo.network;

/** What the nets of a {@link ConvolutionalProjector}'s couplings are made of. */
public enum CouplingNet {
    /** Convolutions over the squeezed image. */
    CONVOLUTION,
    /** Fully connected layers. */
    DENSE
}
