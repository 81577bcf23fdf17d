package org.idem4j.tribuo.benchmark;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.idem4j.tribuo.engine.Dl4jNetwork;
import org.idem4j.tribuo.network.Perceptron;
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
    private final IUpdater rule;
    private final GradientUpdater<?> updater;
    private int steps;

    StockTraining(Workload workload) {
        var perceptron = new Perceptron(workload.layers());
        float[] parameters = workload.parameters();
        this.network =
                (MultiLayerNetwork) Dl4jNetwork.of(perceptron, parameters).network();
        this.twin = new MultiLayerNetwork(network.getLayerWiseConfigurations().clone());
        twin.init(network.params(), false);
        network.initGradientsView();
        twin.initGradientsView();
        this.rule = workload.denoising() ? new Adam(Workload.RATE) : new Sgd(Workload.RATE);
        long state = rule.stateSize(parameters.length);
        this.updater = rule.instantiate(state == 0 ? null : Nd4j.create(DataType.FLOAT, 1, state), true);
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
        network.params().subi(gradient);
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
