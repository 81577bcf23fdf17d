package org.idem4j.tribuo.network;

import java.util.List;
import java.util.function.Function;

/** A network of known sizes, R<sup>n</sup> → R<sup>m</sup>: with its parameters, all that the function is. */
public sealed interface Architecture permits Perceptron, Projector, ImageNetwork, Retraction {

    /**
     * n.
     *
     * @return The columns it takes.
     */
    int inputs();

    /**
     * m; as many as n where the network is a self-map.
     *
     * @return The columns it gives.
     */
    int outputs();

    /**
     * Refuses a network that can't be applied to its own output.
     *
     * @param dimension The columns that it has to take and to give.
     * @throws IllegalArgumentException If it takes or gives others.
     */
    default void requireSelfMap(int dimension) {
        if (inputs() != dimension || outputs() != dimension) {
            throw new IllegalArgumentException("The network is no self-map of " + dimension + " columns: it takes "
                    + inputs() + " and gives " + outputs() + ".");
        }
    }

    /**
     * The number of parameters.
     *
     * @return How many floats make it a function.
     * @throws ArithmeticException If there are more than 2³¹ − 1.
     */
    int parameterCount();

    /**
     * The parameters that an optimiser moves. The others are kept: stored, exported and set with these, but moved by the network
     * alone, as the statistics of batches are.
     *
     * @return Ranges from the first parameter on, without overlap; here all.
     */
    default List<ParameterRange> trained() {
        return List.of(new ParameterRange(0, parameterCount()));
    }

    /**
     * The parameters that an optimiser's weight decay draws to zero, some of those that it moves.
     *
     * @return Ranges from the first parameter on, without overlap.
     */
    List<ParameterRange> decayed();

    /**
     * Tells the kinds apart, leaving none out.
     *
     * @param perceptron What to do with fully connected layers.
     * @param projector What to do with a projector between couplings.
     * @param images What to do with layers over images.
     * @param retraction What to do with a projector that another network corrects.
     * @param <T> The result's type.
     * @return The result.
     */
    <T> T match(
            Function<Perceptron, T> perceptron,
            Function<Projector, T> projector,
            Function<ImageNetwork, T> images,
            Function<Retraction, T> retraction);
}
