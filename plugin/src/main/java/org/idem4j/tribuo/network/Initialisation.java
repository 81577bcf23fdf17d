package org.idem4j.tribuo.network;

import java.util.List;
import java.util.random.RandomGenerator;

/** How a network's first parameters are drawn. */
public enum Initialisation {
    /** Weights and biases from U(±1/√inputs): PyTorch's default, which the paper's published curves used. */
    FAN_IN_UNIFORM,
    /** Weights from U(±√(6/(inputs + outputs))), biases zero (Glorot &amp; Bengio 2010): for tanh and the like. */
    XAVIER_UNIFORM,
    /** Weights from N(0, 2/inputs), biases zero (He et al. 2015): for ReLU and its kin. */
    HE_NORMAL,
    /** Weights from N(0, 1/inputs), biases zero (LeCun et al. 1998): for SELU. */
    LECUN_NORMAL;

    private double weight(double inputs, double outputs, RandomGenerator random) {
        return switch (this) {
            case FAN_IN_UNIFORM -> uniform(1 / Math.sqrt(inputs), random);
            case XAVIER_UNIFORM -> uniform(Math.sqrt(6.0 / (inputs + outputs)), random);
            case HE_NORMAL -> Math.sqrt(2.0 / inputs) * random.nextGaussian();
            case LECUN_NORMAL -> Math.sqrt(1.0 / inputs) * random.nextGaussian();
        };
    }

    private double bias(double inputs, double outputs, RandomGenerator random) {
        return this == FAN_IN_UNIFORM ? weight(inputs, outputs, random) : 0;
    }

    private static double uniform(double bound, RandomGenerator random) {
        return bound * (2 * random.nextDouble() - 1);
    }

    /**
     * Draws all parameters, in the layers' order, with the given generator alone.
     *
     * @param layers The layers.
     * @param random The source of randomness.
     * @return The parameters, layer by layer as {@link DenseLayer} orders them.
     * @throws IllegalArgumentException If Java can't hold so many.
     */
    public float[] draw(List<DenseLayer> layers, RandomGenerator random) {
        float[] parameters = NetworkSize.room(() -> DenseLayer.parameterCount(layers));
        int next = 0;
        for (DenseLayer layer : layers) {
            int biases = next + layer.inputs() * layer.outputs();
            int end = biases + layer.outputs();
            while (next < biases) {
                parameters[next++] = (float) weight(layer.inputs(), layer.outputs(), random);
            }
            while (next < end) {
                parameters[next++] = (float) bias(layer.inputs(), layer.outputs(), random);
            }
        }
        return parameters;
    }

    /** Draws biases, then weights, of outputs that are sums of so many inputs each, and inputs that are in so many outputs. */
    float[] draw(int biases, int weights, double inputs, double outputs, RandomGenerator random) {
        float[] parameters = new float[Math.addExact(biases, weights)];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = (float) (i < biases ? bias(inputs, outputs, random) : weight(inputs, outputs, random));
        }
        return parameters;
    }
}
