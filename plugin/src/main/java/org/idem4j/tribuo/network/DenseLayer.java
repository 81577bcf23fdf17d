package org.idem4j.tribuo.network;

/**
 * A fully connected layer, activation(x W + b). Its parameters are W [inputs × outputs], column-major, then b [outputs].
 *
 * @param inputs The columns it takes.
 * @param outputs The columns it gives.
 * @param activation The activation function.
 * @param negativeSlope The slope below zero of {@link Activation#LEAKYRELU}; the others ignore it.
 */
public record DenseLayer(int inputs, int outputs, Activation activation, double negativeSlope) {

    /**
     * Checks the sizes.
     *
     * @throws IllegalArgumentException If one is not positive, or the slope is not finite.
     */
    public DenseLayer {
        if (inputs < 1 || outputs < 1) {
            throw new IllegalArgumentException("A layer needs at least one input and one output, this one has " + inputs
                    + " and " + outputs + ".");
        }
        if (!Double.isFinite(negativeSlope)) {
            throw new IllegalArgumentException(
                    "A layer's negative slope must be finite, this one's is " + negativeSlope + ".");
        }
    }

    /**
     * The number of parameters.
     *
     * @return inputs · outputs + outputs.
     * @throws ArithmeticException If there are more than 2³¹ − 1.
     */
    public int parameterCount() {
        return Math.addExact(Math.multiplyExact(inputs, outputs), outputs);
    }
}
