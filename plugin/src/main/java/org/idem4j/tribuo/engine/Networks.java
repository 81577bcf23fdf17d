package org.idem4j.tribuo.engine;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.idem4j.tribuo.network.DenseLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** DL4J networks for described layers. */
final class Networks {

    private Networks() {}

    /** A network that computes on the given parameters, not on a copy: floats, [1 × parameters]. */
    static MultiLayerNetwork on(INDArray parameters, List<DenseLayer> layers) {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .weightInit(WeightInit.ZERO) // the parameters are always given
                .list();
        for (DenseLayer layer : layers) {
            list.layer(new FusedDense.Builder()
                    .nIn(layer.inputs())
                    .nOut(layer.outputs())
                    .activation(Activations.of(layer))
                    .build());
        }
        MultiLayerNetwork network = new MultiLayerNetwork(list.build());
        network.init(parameters, false);
        return network;
    }
}
