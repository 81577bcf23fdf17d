package org.idem4j.tribuo.network;

import com.oracle.labs.mlrg.olcut.config.Config;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Fully connected layers n → hidden₁ → … → hiddenₖ → n. An OLCUT component, and a value with {@code with…} methods for
 * use in code.
 */
public final class MultilayerPerceptron implements NetworkDescription {

    @Config(description = "The widths of the hidden layers; empty for a single layer n → n.")
    private int[] hidden = {64, 64};

    @Config(description = "The activation function of the hidden layers.")
    private Activation activation = Activation.TANH;

    @Config(description = "The activation function of the last layer.")
    private Activation outputActivation = Activation.IDENTITY;

    @Config(description = "The slope below zero of LEAKYRELU.")
    private double negativeSlope = 0.01;

    @Config(description = "How the first parameters are drawn.")
    private Initialisation initialisation = Initialisation.XAVIER_UNIFORM;

    /** For OLCUT. */
    private MultilayerPerceptron() {}

    private MultilayerPerceptron(MultilayerPerceptron other) {
        this.hidden = other.hidden;
        this.activation = other.activation;
        this.outputActivation = other.outputActivation;
        this.negativeSlope = other.negativeSlope;
        this.initialisation = other.initialisation;
    }

    /**
     * A perceptron of the given hidden widths: tanh inside, identity at the output, Xavier initialisation.
     *
     * @param hidden The widths; none for a single layer n → n.
     * @return The description.
     * @throws IllegalArgumentException If a width is not positive.
     */
    public static MultilayerPerceptron of(int... hidden) {
        MultilayerPerceptron description = new MultilayerPerceptron();
        description.hidden = hidden.clone();
        String problem = description.problem();
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
        return description;
    }

    /**
     * The same with other activation functions.
     *
     * @param ofHidden Of the hidden layers.
     * @param ofOutput Of the last layer.
     * @return A new description.
     */
    public MultilayerPerceptron withActivations(Activation ofHidden, Activation ofOutput) {
        MultilayerPerceptron copy = new MultilayerPerceptron(this);
        copy.activation = ofHidden;
        copy.outputActivation = ofOutput;
        return copy;
    }

    /**
     * The same with another slope of LEAKYRELU below zero.
     *
     * @param slope The slope, finite.
     * @return A new description.
     */
    public MultilayerPerceptron withNegativeSlope(double slope) {
        MultilayerPerceptron copy = new MultilayerPerceptron(this);
        copy.negativeSlope = slope;
        return copy;
    }

    /**
     * The same with another initialisation.
     *
     * @param drawnBy How the first parameters are drawn.
     * @return A new description.
     */
    public MultilayerPerceptron withInitialisation(Initialisation drawnBy) {
        MultilayerPerceptron copy = new MultilayerPerceptron(this);
        copy.initialisation = drawnBy;
        return copy;
    }

    @Override
    public void postConfig() {
        String problem = problem();
        if (problem != null) {
            throw new PropertyException("", "hidden", problem);
        }
    }

    private String problem() {
        for (int width : hidden) {
            if (width < 1) {
                return "A hidden layer's width must be at least 1, not " + width + ".";
            }
        }
        return null;
    }

    /**
     * The layers for a given dimension.
     *
     * @param dimension n.
     * @return The layers from input to output; the first takes n columns, the last gives n.
     */
    public List<DenseLayer> layers(int dimension) {
        List<DenseLayer> layers = new ArrayList<>();
        int inputs = dimension;
        for (int width : hidden) {
            layers.add(new DenseLayer(inputs, width, activation, negativeSlope));
            inputs = width;
        }
        layers.add(new DenseLayer(inputs, dimension, outputActivation, negativeSlope));
        return List.copyOf(layers);
    }

    /**
     * How the first parameters are drawn.
     *
     * @return The initialisation.
     */
    public Initialisation initialisation() {
        return initialisation;
    }

    @Override
    public InitialNetwork draw(int dimension, RandomGenerator random) {
        List<DenseLayer> layers = layers(dimension);
        return new InitialNetwork(new Perceptron(layers), initialisation.draw(layers, random));
    }

    @Override
    public ConfiguredObjectProvenance getProvenance() {
        return new ConfiguredObjectProvenanceImpl(this, "Network");
    }
}
