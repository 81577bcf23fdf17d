package org.idem4j.tribuo.network;

import java.util.ArrayList;
import java.util.List;

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
     * @param inputs At least 1.
     * @param outputs At least 1.
     * @param activation The activation function.
     * @param negativeSlope Finite.
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

    /**
     * The number of parameters of several layers.
     *
     * @param layers The layers.
     * @return The sum of theirs.
     * @throws ArithmeticException If there are more than 2³¹ − 1.
     */
    static int parameterCount(List<DenseLayer> layers) {
        return layers.stream().mapToInt(DenseLayer::parameterCount).reduce(0, Math::addExact);
    }

    /** Where the weights of several layers lie among their parameters, without the biases. */
    static List<ParameterRange> weights(List<DenseLayer> layers) {
        List<ParameterRange> weights = new ArrayList<>();
        int from = 0;
        for (DenseLayer layer : layers) {
            weights.add(new ParameterRange(from, from + layer.inputs() * layer.outputs()));
            from += layer.parameterCount();
        }
        return weights;
    }

    /**
     * Checks that each layer takes what the one before gives.
     *
     * @param layers The layers, from input to output.
     * @throws IllegalArgumentException If one does not.
     */
    static void checkChain(List<DenseLayer> layers) {
        for (int i = 1; i < layers.size(); i++) {
            if (layers.get(i - 1).outputs() != layers.get(i).inputs()) {
                throw new IllegalArgumentException(
                        "Layer " + i + " takes " + layers.get(i).inputs() + " columns, but the layer before gives "
                                + layers.get(i - 1).outputs() + ".");
            }
        }
    }
}
