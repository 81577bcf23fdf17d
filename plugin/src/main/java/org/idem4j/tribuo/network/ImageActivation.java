package org.idem4j.tribuo.network;

import java.util.EnumSet;
import java.util.Set;

/**
 * The activation function of an image layer, one whose derivative follows from its value.
 *
 * @param function The function.
 * @param negativeSlope The slope below zero of {@link Activation#LEAKYRELU}; the others ignore it.
 */
public record ImageActivation(Activation function, double negativeSlope) {

    private static final Set<Activation> ALLOWED = EnumSet.of(
            Activation.ELU,
            Activation.HARDTANH,
            Activation.IDENTITY,
            Activation.LEAKYRELU,
            Activation.RELU,
            Activation.RELU6,
            Activation.SELU,
            Activation.SIGMOID,
            Activation.TANH);

    /** None. */
    public static final ImageActivation IDENTITY = new ImageActivation(Activation.IDENTITY, 0);

    /**
     * Checks the function.
     *
     * @param function One of ELU, HARDTANH, IDENTITY, LEAKYRELU, RELU, RELU6, SELU, SIGMOID and TANH.
     * @param negativeSlope Above 0 and at most 1 for LEAKYRELU, finite for the others.
     * @throws IllegalArgumentException If it is another function or slope.
     */
    public ImageActivation {
        if (!ALLOWED.contains(function)) {
            throw new IllegalArgumentException("The layers of an image network have one of the activation functions "
                    + ALLOWED + ", not " + function + ".");
        }
        boolean leaky = function == Activation.LEAKYRELU;
        if (!Double.isFinite(negativeSlope) || leaky && !(negativeSlope > 0 && negativeSlope <= 1)) {
            throw new IllegalArgumentException(
                    "The slope of LEAKYRELU below zero must be above 0 and at most 1, not " + negativeSlope + ".");
        }
    }
}
