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
 * A network over images with a vector in the middle. An OLCUT component, and a value with {@code with…} methods for use in code.
 *
 * @param <T> The kind of network.
 */
public abstract sealed class ImageAutoencoder<T extends ImageAutoencoder<T>> implements NetworkDescription
        permits ConvolutionalAutoencoder, ImagePerceptron {

    @Config(description = "The shape of an image, channels x height x width, such as 3x64x64.")
    private String image = "1x28x28";

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

    /** One that is configured as this is. */
    final T copy() {
        T copy = blank();
        ConfiguredFields.copy(this, copy);
        return copy;
    }

    /**
     * The layers for settings that all kinds have.
     *
     * @throws IllegalArgumentException If there are no such; the message says why.
     */
    abstract ImageNetwork network(ImageShape shape, int code, NormalisedLayers layers, ImageActivation last);

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

    final T withCode(ImageShape shape, int code) {
        return with(copy -> {
            copy.image = shape.toString();
            copy.latent = code;
        });
    }

    /** A changed copy, which must have a network. */
    private T with(Consumer<ImageAutoencoder<T>> change) {
        T copy = copy();
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
        return network(
                ImageShape.parse(image),
                latent,
                new NormalisedLayers(norm, groups, new ImageActivation(activation, negativeSlope)),
                new ImageActivation(outputActivation, negativeSlope));
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
