package org.idem4j.tribuo.network;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Group normalisation (Wu &amp; He 2018): each image's groups of channels to mean 0 and variance 1, then activation(γx + β) with
 * γ and β per channel. An image does not depend on the batch's others. Its parameters are γ, then β.
 *
 * @param input The images it takes and gives.
 * @param groups How many groups of neighbouring channels.
 * @param activation The activation function.
 */
public record GroupNormLayer(ImageShape input, int groups, ImageActivation activation) implements ImageLayer {

    /** What is added to a variance. */
    public static final double EPSILON = 1e-5;

    /**
     * Checks the groups.
     *
     * @param input The images it takes and gives, of up to 2,048 channels.
     * @param groups At least 1; a divisor of the channels.
     * @param activation The activation function.
     * @throws IllegalArgumentException If the channels can't be grouped so.
     */
    public GroupNormLayer {
        Norms.checkChannels(input);
        if (groups < 1 || input.channels() % groups != 0) {
            throw new IllegalArgumentException(
                    input.channels() + " channels can't be cut into " + groups + " groups of as many.");
        }
    }

    @Override
    public ImageShape output() {
        return input;
    }

    @Override
    public int parameterCount() {
        return 2 * input.channels();
    }

    @Override
    public float[] draw(Initialisation initialisation, RandomGenerator random) {
        float[] parameters = new float[parameterCount()];
        Arrays.fill(parameters, 0, input.channels(), 1);
        return parameters;
    }
}
