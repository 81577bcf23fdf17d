package org.idem4j.tribuo.engine;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.idem4j.tribuo.network.Architecture;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** DL4J networks for architectures. */
final class Networks {

    private Networks() {}

    /** A network that computes on the given parameters, not on a copy: floats, [1 × parameters]. */
    static MultiLayerNetwork on(INDArray parameters, Architecture architecture) {
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .weightInit(WeightInit.ZERO) // the parameters are always given
                .list();
        List<? extends Layer> layers = architecture.match(
                perceptron -> perceptron.layers().stream().map(FusedDense::of).toList(),
                projector -> List.of(FusedProjector.of(projector)));
        layers.forEach(list::layer);
        MultiLayerNetwork network = new MultiLayerNetwork(list.build());
        network.init(parameters, false);
        return network;
    }

    /** How a network made {@linkplain #on here} is wired. */
    static Wiring wiring(MultiLayerNetwork network, Architecture architecture) {
        return architecture.match(
                perceptron -> new Chain(Arrays.stream(network.getLayers())
                        .map(FusedDenseLayer.class::cast)
                        .toList()),
                projector -> ((FusedProjectorLayer) network.getLayer(0)).wiring());
    }
}
