package org.idem4j.tribuo.engine;

import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.idem4j.tribuo.network.DenseLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** DL4J networks for described layers. */
final class Networks {

    private Networks() {}

    static MultiLayerConfiguration configuration(List<DenseLayer> layers, DataType precision) {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .dataType(precision)
                .weightInit(WeightInit.ZERO) // the parameters are always given
                .list();
        for (DenseLayer layer : layers) {
            list.layer(new org.deeplearning4j.nn.conf.layers.DenseLayer.Builder()
                    .nIn(layer.inputs())
                    .nOut(layer.outputs())
                    .activation(Activations.of(layer))
                    .build());
        }
        return list.build();
    }

    /** A network that computes on the given parameters, not on a copy: [1 × parameters]. */
    static MultiLayerNetwork on(INDArray parameters, MultiLayerConfiguration configuration) {
        MultiLayerNetwork network = new MultiLayerNetwork(configuration.clone());
        network.init(parameters, false);
        return network;
    }
}
