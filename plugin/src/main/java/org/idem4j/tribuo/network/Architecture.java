package org.idem4j.tribuo.network;

import java.util.List;
import java.util.function.Function;

/** A network from R<sup>n</sup> to R<sup>n</sup> of known sizes: with its parameters, all that the function is. */
public sealed interface Architecture permits Perceptron, Projector {

    /**
     * n.
     *
     * @return The columns it takes and gives.
     */
    int dimension();

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
     * Tells the kinds apart, leaving none out.
     *
     * @param perceptron What to do with fully connected layers.
     * @param projector What to do with a projector between couplings.
     * @param <T> The result's type.
     * @return The result.
     */
    <T> T match(Function<Perceptron, T> perceptron, Function<Projector, T> projector);
}
