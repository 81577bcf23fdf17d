package org.idem4j.tribuo.network;

import java.util.List;
import java.util.random.RandomGenerator;

/** A layer of an {@link ImageNetwork}, from images of one shape to images of another. */
public sealed interface ImageLayer
        permits ConvolutionLayer, TransposedLayer, GroupNormLayer, BatchNormLayer, SkipLayer {

    /**
     * The images it takes.
     *
     * @return Their shape.
     */
    ImageShape input();

    /**
     * The images it gives.
     *
     * @return Their shape.
     */
    ImageShape output();

    /**
     * The number of parameters.
     *
     * @return How many floats.
     * @throws ArithmeticException If there are more than 2³¹ − 1.
     */
    int parameterCount();

    /**
     * Where the weights lie among the layer's parameters, which a weight decay draws to zero.
     *
     * @return Ranges in order, without overlap.
     */
    default List<ParameterRange> weights() {
        return List.of();
    }

    /**
     * Which of the layer's parameters an optimiser moves.
     *
     * @return Ranges in order, without overlap.
     */
    default List<ParameterRange> trained() {
        return List.of(new ParameterRange(0, parameterCount()));
    }

    /**
     * Draws the first parameters.
     *
     * @param initialisation How weights are drawn.
     * @param random The source of randomness.
     * @return As many as {@link #parameterCount}.
     */
    float[] draw(Initialisation initialisation, RandomGenerator random);
}
