package org.idem4j.tribuo.network;

import com.oracle.labs.mlrg.olcut.config.Config;

/**
 * A network over images that halves their sides again and again by strided convolutions, down to a vector, and doubles them back
 * by transposed ones, as DCGAN's two networks do (Radford et al. 2016).
 *
 * @param <T> The kind of network.
 */
public abstract sealed class ConvolutionalAutoencoder<T extends ConvolutionalAutoencoder<T>> extends ImageAutoencoder<T>
        permits Dcgan, UNet {

    @Config(description = "The channels of the first convolution; each further one has twice as many.")
    private int width = 32;

    @Config(description = "How often the sides are halved; 0 for as long as they are even and above 7.")
    private int depth = 0;

    /** For the subclasses. */
    ConvolutionalAutoencoder() {}

    /** Whether a way leads around each level. */
    abstract boolean skips();

    /**
     * The same with other sizes.
     *
     * @param channels The channels of the first convolution.
     * @param halvings How often the sides are halved; 0 for as long as they are even and above 7.
     * @param code The length of the vector in the middle.
     * @return A new description.
     * @throws IllegalArgumentException If a size is not positive, or the sides can't be halved so often.
     */
    public T withSizes(int channels, int halvings, int code) {
        return withSizes(imageShape().orElseThrow(), channels, halvings, code);
    }

    final T withSizes(ImageShape shape, int channels, int halvings, int code) {
        T copy = copy();
        ((ConvolutionalAutoencoder<?>) copy).width = channels;
        ((ConvolutionalAutoencoder<?>) copy).depth = halvings;
        return copy.withCode(shape, code);
    }

    @Override
    final ImageNetwork network(ImageShape shape, int code, NormalisedLayers layers, ImageActivation last) {
        return new ImageLevels(shape, width, depth, code, layers, last, skips()).network();
    }
}
