package org.idem4j.tribuo.benchmark;

import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.idem4j.tribuo.engine.Dl4jNetwork;
import org.idem4j.tribuo.network.InitialNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The same step as a user of DL4J writes it: two networks of its own layers on the same parameters, and external errors. */
final class StockImageTraining implements ImageTraining {

    private final float[] first;
    private final INDArray parameters; // both compute on it
    private final ComputationGraph network;
    private final ComputationGraph twin;
    private final INDArray x;
    private final INDArray target;
    private final GradientUpdater<?> updater;
    private int steps;

    /**
     * A training.
     *
     * @param workload Without normalisation, which DL4J has no layer for.
     */
    StockImageTraining(ImageWorkload workload) {
        InitialNetwork initial = workload.initial();
        this.first = initial.parameters();
        this.parameters = Nd4j.createFromArray(first).reshape(1, first.length);
        this.network = trunk(initial, parameters);
        this.twin = trunk(initial, parameters);
        network.initGradientsView();
        int n = workload.shape().size();
        this.x = Nd4j.createFromArray(workload.damaged()).reshape(workload.batch(), n);
        this.target = Nd4j.createFromArray(workload.target()).reshape(workload.batch(), n);
        Adam rule = new Adam(ImageWorkload.RATE);
        this.updater = rule.instantiate(Nd4j.create(DataType.FLOAT, 1, rule.stateSize(first.length)), true);
    }

    /** DL4J's network as the product gives it, but for its loss at the end: errors come from outside. */
    private static ComputationGraph trunk(InitialNetwork initial, INDArray parameters) {
        ComputationGraph whole = (ComputationGraph)
                Dl4jNetwork.of(initial.architecture(), initial.parameters()).network();
        ComputationGraphConfiguration configuration = whole.getConfiguration().clone();
        String loss = configuration.getNetworkOutputs().get(0);
        configuration.setNetworkOutputs(configuration.getVertexInputs().get(loss));
        configuration.getVertices().remove(loss);
        Map<String, ?> inputs = configuration.getVertexInputs();
        inputs.remove(loss);
        ComputationGraph trunk = new ComputationGraph(configuration);
        trunk.init(parameters, false);
        return trunk;
    }

    @Override
    public void step() {
        accumulate();
        INDArray gradient = network.getFlattenedGradients();
        updater.applyUpdater(gradient, steps++, 0);
        parameters.subi(gradient);
    }

    @Override
    public float[] gradient() {
        parameters.assign(Nd4j.createFromArray(first).reshape(parameters.shape()));
        accumulate();
        return network.getFlattenedGradients().dup().data().asFloat();
    }

    private void accumulate() {
        String output = network.getConfiguration().getNetworkOutputs().get(0);
        INDArray images = network.feedForward(new INDArray[] {x}, true, false).get(output);
        INDArray y = images.dup('c').reshape(x.shape());
        INDArray fy = twin.output(y)[0].dup('c').reshape(x.shape());
        INDArray ffy = twin.output(fy)[0].dup('c').reshape(x.shape());
        double factor = 2.0 / y.length();
        INDArray error = y.sub(target).muli(factor);
        INDArray idempotence = fy.mul(3).subi(ffy.mul(2)).subi(y).muli(-factor);
        INDArray factors =
                Transforms.min(error.norm2(1).divi(idempotence.norm2(1)).muli(ImageWorkload.TRUST_RADIUS), 1);
        error.addi(idempotence.muliColumnVector(factors));
        network.backpropGradient(error.reshape(images.shape()));
    }

    @Override
    public float[] parameters() {
        return parameters.dup().data().asFloat();
    }

    @Override
    public void close() {
        network.close();
        twin.close();
    }
}
