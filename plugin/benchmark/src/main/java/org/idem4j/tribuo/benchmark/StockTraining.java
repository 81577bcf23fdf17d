package org.idem4j.tribuo.benchmark;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/** A step as a user of DL4J writes it: its own networks, two of them on the same parameters, and external errors. */
final class StockTraining {

    private final MultiLayerNetwork network;
    private final MultiLayerNetwork twin;
    private final INDArray parameters; // both compute on it
    private final IUpdater rule;
    private final GradientUpdater<?> updater;
    private int steps;

    StockTraining(Workload workload) {
        float[] first = workload.parameters();
        this.parameters = Nd4j.createFromArray(first).reshape(1, first.length);
        this.network = new MultiLayerNetwork(configuration(workload));
        this.twin = new MultiLayerNetwork(configuration(workload));
        network.init(parameters, false);
        twin.init(parameters, false);
        network.initGradientsView();
        twin.initGradientsView();
        this.rule = workload.denoising() ? new Adam(Workload.RATE) : new Sgd(Workload.RATE);
        long state = rule.stateSize(first.length);
        this.updater = rule.instantiate(state == 0 ? null : Nd4j.create(DataType.FLOAT, 1, state), true);
    }

    private static MultiLayerConfiguration configuration(Workload workload) {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .weightInit(WeightInit.ZERO) // the parameters are given
                .list();
        int[] sizes = workload.sizes();
        for (int i = 0; i + 1 < sizes.length; i++) {
            list.layer(new DenseLayer.Builder()
                    .nIn(sizes[i])
                    .nOut(sizes[i + 1])
                    .activation(activation(workload, i + 2 == sizes.length))
                    .build());
        }
        return list.build();
    }

    private static IActivation activation(Workload workload, boolean last) {
        if (workload.denoising()) {
            return last ? new ActivationIdentity() : new ActivationTanH();
        }
        return new ActivationLReLU(Workload.SLOPE);
    }

    /**
     * One step.
     *
     * @param x The rows.
     * @param target What they should give; null for idempotence alone.
     * @param weight The weight of the idempotence.
     * @param ordinary By which gradient.
     */
    void step(INDArray x, INDArray target, double weight, boolean ordinary) {
        INDArray y = forward(network, x);
        INDArray fy = forward(twin, y.dup());
        double factor = 2.0 / y.length();
        INDArray error;
        if (ordinary) {
            INDArray outer = fy.sub(y).muli(weight * factor);
            error = backward(twin, outer.dup()).sub(outer);
        } else {
            INDArray ffy = twin.output(fy, false);
            error = fy.mul(3).subi(ffy.mul(2)).subi(y).muli(-weight * factor);
        }
        if (target != null) {
            error.addi(y.sub(target).muli(factor));
        }
        backward(network, error);
        INDArray gradient = network.getFlattenedGradients();
        if (ordinary) {
            gradient.addi(twin.getFlattenedGradients());
        }
        updater.applyUpdater(gradient, steps++, 0);
        parameters.subi(gradient);
    }

    /** The parameters as they stand. */
    float[] parameters() {
        return parameters.dup().data().asFloat();
    }

    private static INDArray forward(MultiLayerNetwork f, INDArray x) {
        f.setInput(x);
        var activations = f.feedForward(true, false);
        return activations.get(activations.size() - 1);
    }

    private static INDArray backward(MultiLayerNetwork f, INDArray error) {
        return f.backpropGradient(error, null).getSecond();
    }
}
