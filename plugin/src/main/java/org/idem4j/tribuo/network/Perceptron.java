package org.idem4j.tribuo.network;

import java.util.List;
import java.util.function.Function;

/**
 * Fully connected layers, one on the other.
 *
 * @param layers From input to output; the parameters are theirs, in this order.
 */
public record Perceptron(List<DenseLayer> layers) implements Architecture {

    /**
     * Checks that the layers fit together.
     *
     * @param layers Copied; at least one.
     * @throws IllegalArgumentException If there are none, or one does not take what the one before gives.
     */
    public Perceptron {
        layers = List.copyOf(layers);
        DenseLayer.checkChain(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("A perceptron needs at least one layer.");
        }
    }

    @Override
    public int inputs() {
        return layers.get(0).inputs();
    }

    @Override
    public int outputs() {
        return layers.get(layers.size() - 1).outputs();
    }

    @Override
    public int parameterCount() {
        return DenseLayer.parameterCount(layers);
    }

    /** All weights; biases are left alone. */
    @Override
    public List<ParameterRange> decayed() {
        return DenseLayer.weights(layers);
    }

    @Override
    public <T> T match(
            Function<Perceptron, T> perceptron,
            Function<Projector, T> projector,
            Function<ImageNetwork, T> images,
            Function<Retraction, T> retraction) {
        return perceptron.apply(this);
    }
}
