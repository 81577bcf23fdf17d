package org.idem4j.tribuo.engine;

import org.idem4j.tribuo.network.DenseLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationLReLU;

/** DL4J's activation function for a layer. */
final class Activations {

    /**
     * The mean slope of randomised leaky ReLU, (1/8 + 1/3)/2. DL4J's own class can't stand here: in evaluation it gives
     * max(x, slope), and its derivative is 1 everywhere.
     */
    private static final double RRELU_SLOPE = 11.0 / 48;

    private Activations() {}

    static IActivation of(DenseLayer layer) {
        return switch (layer.activation()) {
            case LEAKYRELU -> new ActivationLReLU(layer.negativeSlope());
            case RRELU -> new ActivationLReLU(RRELU_SLOPE);
            default -> Activation.valueOf(layer.activation().name()).getActivationFunction();
        };
    }
}
