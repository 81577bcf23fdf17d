package org.idem4j.tribuo.engine;

import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.DefaultParamInitializer;
import org.idem4j.tribuo.network.Perceptron;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks of DL4J's own layers. */
final class Dl4jNetworks {

    private static final String INPUT = "input";

    private Dl4jNetworks() {}

    /**
     * A perceptron. Its last layer is DL4J's output layer with the mean squared error, so that DL4J can train it on.
     *
     * @param flat Its parameters, [1 × count]: the network computes on the very array.
     */
    static MultiLayerNetwork of(Perceptron perceptron, INDArray flat) {
        NeuralNetConfiguration.ListBuilder list = configuration().list();
        var layers = perceptron.layers();
        for (var layer : layers.subList(0, layers.size() - 1)) {
            list.layer(new DenseLayer.Builder()
                    .nIn(layer.inputs())
                    .nOut(layer.outputs())
                    .activation(Activations.of(layer))
                    .build());
        }
        var last = layers.get(layers.size() - 1);
        list.layer(new OutputLayer.Builder(LossFunction.MSE)
                .nIn(last.inputs())
                .nOut(last.outputs())
                .activation(Activations.of(last))
                .build());
        MultiLayerNetwork network = new MultiLayerNetwork(list.build());
        network.init(flat, false);
        return network;
    }

    private static NeuralNetConfiguration.Builder configuration() {
        return new NeuralNetConfiguration.Builder().dataType(DataType.FLOAT);
    }

    /** A projector network, with parameters of its own: each coupling stands in it twice, for g and for g⁻¹. */
    static ComputationGraph of(FoldedProjector projector) {
        return new ProjectorBuilder(projector).network();
    }

    /** Adds the vertices of a projector network, then fills their weights in. */
    private static final class ProjectorBuilder {
        private final FoldedProjector projector;
        private final GraphBuilder builder = configuration().graphBuilder().addInputs(INPUT);

        ProjectorBuilder(FoldedProjector projector) {
            this.projector = projector;
        }

        ComputationGraph network() {
            List<FoldedCoupling> couplings = projector.couplings();
            int n = projector.a().columns();
            String h = INPUT;
            for (int i = 0; i < couplings.size(); i++) {
                h = shift("g" + i, couplings.get(i), ElementWiseVertex.Op.Add, h);
            }
            dense("A", projector.a(), false, new ActivationIdentity(), h);
            h = "A";
            for (int i = couplings.size() - 1; i >= 0; i--) {
                h = shift("inverse" + i, couplings.get(i), ElementWiseVertex.Op.Subtract, h);
            }
            builder.setOutputs(h).setInputTypes(InputType.feedForward(n));
            ComputationGraph network = new ComputationGraph(builder.build());
            network.init();
            fill(network, "A", projector.a(), null);
            for (int i = 0; i < couplings.size(); i++) {
                fill(network, "g" + i, couplings.get(i));
                fill(network, "inverse" + i, couplings.get(i));
            }
            return network;
        }

        private String shift(String name, FoldedCoupling coupling, ElementWiseVertex.Op operation, String h) {
            String m = h;
            for (int i = 0; i < coupling.layers().size(); i++) {
                FoldedCoupling.Layer layer = coupling.layers().get(i);
                dense(name + "-" + i, layer.weights(), true, layer.activation(), m);
                m = name + "-" + i;
            }
            if (coupling.placement() != null) {
                dense(name + "-placement", coupling.placement(), false, new ActivationIdentity(), m);
                m = name + "-placement";
            }
            builder.addVertex(name, new ElementWiseVertex(operation), h, m);
            return name;
        }

        private void dense(String name, PlacedMatrix weights, boolean bias, IActivation activation, String input) {
            builder.addLayer(
                    name,
                    new DenseLayer.Builder()
                            .nIn(weights.rows())
                            .nOut(weights.columns())
                            .hasBias(bias)
                            .activation(activation)
                            .build(),
                    input);
        }

        private static void fill(ComputationGraph network, String name, FoldedCoupling coupling) {
            for (int i = 0; i < coupling.layers().size(); i++) {
                FoldedCoupling.Layer layer = coupling.layers().get(i);
                fill(network, name + "-" + i, layer.weights(), layer.bias());
            }
            if (coupling.placement() != null) {
                fill(network, name + "-placement", coupling.placement(), null);
            }
        }

        private static void fill(ComputationGraph network, String name, PlacedMatrix weights, PlacedMatrix bias) {
            var layer = network.getLayer(name);
            layer.getParam(DefaultParamInitializer.WEIGHT_KEY).assign(array(weights));
            if (bias != null) {
                layer.getParam(DefaultParamInitializer.BIAS_KEY).assign(array(bias));
            }
        }

        private static INDArray array(PlacedMatrix matrix) {
            return Nd4j.createFromArray(matrix.values()).reshape(matrix.rows(), matrix.columns());
        }
    }
}
