package org.idem4j.tribuo.engine;

import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.ImageActivation;
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
        return of(layer.activation(), layer.negativeSlope());
    }

    static IActivation of(ImageActivation activation) {
        return of(activation.function(), activation.negativeSlope());
    }

    private static IActivation of(org.idem4j.tribuo.network.Activation function, double negativeSlope) {
        return switch (function) {
            case LEAKYRELU -> new ActivationLReLU(negativeSlope);
            case RRELU -> new ActivationLReLU(RRELU_SLOPE);
            default -> Activation.valueOf(function.name()).getActivationFunction();
        };
    }
}
