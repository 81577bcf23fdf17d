package org.idem4j.tribuo.engine;

import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.Architecture;
import org.idem4j.tribuo.network.DenseLayer;
import org.idem4j.tribuo.network.Perceptron;

/** Fully connected layers, tanh or linear, written out row by row in double precision; the tests' oracle. */
final class DoubleLayers {

    private final Perceptron perceptron;
    private final double[] parameters;

    DoubleLayers(Architecture perceptron, double[] parameters) {
        this.perceptron = (Perceptron) perceptron;
        this.parameters = parameters;
    }

    double[] apply(double[] x) {
        double[] y = x;
        int from = 0;
        for (DenseLayer layer : perceptron.layers()) {
            y = layer(layer, parameters, from, y);
            from += layer.parameterCount();
        }
        return y;
    }

    /** A layer whose parameters begin somewhere among others. */
    static double[] layer(DenseLayer layer, double[] parameters, int from, double[] x) {
        double[] y = new double[layer.outputs()];
        for (int o = 0; o < y.length; o++) {
            double z = parameters[from + layer.inputs() * layer.outputs() + o];
            for (int i = 0; i < x.length; i++) {
                z += parameters[from + o * layer.inputs() + i] * x[i];
            }
            y[o] = layer.activation() == Activation.TANH ? Math.tanh(z) : z;
        }
        return y;
    }
}
