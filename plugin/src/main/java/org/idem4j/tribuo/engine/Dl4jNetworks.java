package org.idem4j.tribuo.engine;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.idem4j.tribuo.network.Perceptron;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Networks of DL4J's own layers. */
final class Dl4jNetworks {

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

    static NeuralNetConfiguration.Builder configuration() {
        return new NeuralNetConfiguration.Builder().dataType(DataType.FLOAT);
    }
}
