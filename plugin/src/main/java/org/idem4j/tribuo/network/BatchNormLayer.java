package org.idem4j.tribuo.network;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Batch normalisation (Ioffe &amp; Szegedy 2015): each channel over the images of a batch to mean 0 and variance 1, then
 * activation(γx + β). What is served takes running statistics in place of the batch's, which the first pass of each training
 * step moves, the one on the data. Its parameters are γ, β, the running means and the running variances: DL4J's order.
 *
 * @param input The images it takes and gives.
 * @param activation The activation function.
 */
public record BatchNormLayer(ImageShape input, ImageActivation activation) implements ImageLayer {

    /** What is added to a variance. */
    public static final double EPSILON = 1e-5;

    /** What is kept of the running statistics in a step. */
    public static final double DECAY = 0.9;

    /**
     * Checks the channels.
     *
     * @param input The images it takes and gives, of up to 2,048 channels.
     * @param activation The activation function.
     * @throws IllegalArgumentException If there are more.
     */
    public BatchNormLayer {
        Norms.checkChannels(input);
    }

    @Override
    public ImageShape output() {
        return input;
    }

    @Override
    public int parameterCount() {
        return 4 * input.channels();
    }

    /** γ and β; the statistics are moved by the passes. */
    @Override
    public List<ParameterRange> trained() {
        return List.of(new ParameterRange(0, 2 * input.channels()));
    }

    @Override
    public float[] draw(Initialisation initialisation, RandomGenerator random) {
        int channels = input.channels();
        float[] parameters = new float[parameterCount()];
        Arrays.fill(parameters, 0, channels, 1);
        Arrays.fill(parameters, 3 * channels, 4 * channels, 1);
        return parameters;
    }
}
