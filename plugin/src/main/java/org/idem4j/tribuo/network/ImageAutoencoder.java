package org.idem4j.tribuo.network;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.idem4j.tribuo.configuration.ConfiguredFields;

/**
 * A network over images that halves their sides again and again by strided convolutions, down to a vector, and doubles them back
 * by transposed ones, as DCGAN's two networks do (Radford et al. 2016). An OLCUT component, and a value with {@code with…}
 * methods for use in code.
 *
 * @param <T> The kind of network.
 */
public abstract sealed class ImageAutoencoder<T extends ImageAutoencoder<T>> implements NetworkDescription
        permits Dcgan, UNet {

    @Config(description = "The shape of an image, channels x height x width, such as 3x64x64.")
    private String image = "1x28x28";

    @Config(description = "The channels of the first convolution; each further one has twice as many.")
    private int width = 32;

    @Config(description = "How often the sides are halved; 0 for as long as they are even and above 7.")
    private int depth = 0;

    @Config(description = "The length of the vector in the middle.")
    private int latent = 128;

    @Config(description = "What normalises the layers: GROUP, BATCH or NONE.")
    private ImageNorm norm = ImageNorm.GROUP;

    @Config(description = "The groups of channels of GROUP; where they don't divide the channels, fewer.")
    private int groups = 8;

    @Config(description = "The activation function of the layers.")
    private Activation activation = Activation.LEAKYRELU;

    @Config(
            description =
                    "The activation function of the last layer; TANH suits pixels in [-1, 1], SIGMOID those in [0, 1].")
    private Activation outputActivation = Activation.IDENTITY;

    @Config(description = "The slope below zero of LEAKYRELU.")
    private double negativeSlope = 0.2;

    @Config(description = "How the first weights are drawn.")
    private Initialisation initialisation = Initialisation.FAN_IN_UNIFORM;

    /** For the subclasses. */
    ImageAutoencoder() {}

    /** A new description of the same kind. */
    abstract T blank();

    /** Whether a way leads around each level. */
    abstract boolean skips();

    /**
     * The same for images of another shape.
     *
     * @param shape Their shape.
     * @return A new description.
     * @throws IllegalArgumentException If their sides can't be halved so often.
     */
    public T withImage(ImageShape shape) {
        return with(copy -> copy.image = shape.toString());
    }

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
        return with(copy -> {
            copy.width = channels;
            copy.depth = halvings;
            copy.latent = code;
        });
    }

    /**
     * The same with another normalisation.
     *
     * @param by What normalises.
     * @return A new description.
     */
    public T withNorm(ImageNorm by) {
        return with(copy -> copy.norm = by);
    }

    /**
     * The same with other activation functions.
     *
     * @param ofLayers Of all layers but the last.
     * @param ofOutput Of the last.
     * @return A new description.
     * @throws IllegalArgumentException If an image network can't have one.
     */
    public T withActivations(Activation ofLayers, Activation ofOutput) {
        return with(copy -> {
            copy.activation = ofLayers;
            copy.outputActivation = ofOutput;
        });
    }

    /**
     * The same with another initialisation.
     *
     * @param drawnBy How the first weights are drawn.
     * @return A new description.
     */
    public T withInitialisation(Initialisation drawnBy) {
        return with(copy -> copy.initialisation = drawnBy);
    }

    T withSizesOf(ImageShape shape, int channels, int code) {
        return with(copy -> {
            copy.image = shape.toString();
            copy.width = channels;
            copy.latent = code;
        });
    }

    private T with(Consumer<ImageAutoencoder<T>> change) {
        T copy = blank();
        ConfiguredFields.copy(this, copy);
        change.accept(copy);
        copy.network();
        return copy;
    }

    @Override
    public void postConfig() {
        try {
            network();
        } catch (IllegalArgumentException e) {
            throw new PropertyException("", "image", e.getMessage());
        }
    }

    /**
     * The network.
     *
     * @return Its layers.
     */
    public ImageNetwork network() {
        return new ImageLevels(
                        ImageShape.parse(image),
                        width,
                        depth,
                        latent,
                        norm,
                        groups,
                        new ImageActivation(activation, negativeSlope),
                        new ImageActivation(outputActivation, negativeSlope),
                        skips())
                .network();
    }

    @Override
    public Optional<ImageShape> imageShape() {
        return Optional.of(ImageShape.parse(image));
    }

    @Override
    public InitialNetwork draw(int dimension, RandomGenerator random) {
        ImageNetwork network = network();
        network.input().requireRows(dimension);
        return new InitialNetwork(network, ImageLayers.draw(network.layers(), initialisation, random));
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "Network");
    }
}
