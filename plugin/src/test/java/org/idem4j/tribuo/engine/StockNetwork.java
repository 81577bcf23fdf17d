package org.idem4j.tribuo.engine;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.idem4j.tribuo.network.DenseLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The same network on DL4J's own layers: the oracle for the fused ones. */
public final class StockNetwork {

    private final MultiLayerNetwork network;
    private final INDArray parameters;

    /** A network on a copy of the given parameters. */
    public StockNetwork(List<DenseLayer> layers, float[] parameters, DataType precision) {
        this(layers, Nd4j.createFromArray(parameters).castTo(precision).reshape(1, parameters.length));
    }

    private StockNetwork(List<DenseLayer> layers, INDArray parameters) {
        this.parameters = parameters;
        NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder()
                .dataType(parameters.dataType())
                .weightInit(WeightInit.ZERO)
                .list();
        for (DenseLayer layer : layers) {
            list.layer(new org.deeplearning4j.nn.conf.layers.DenseLayer.Builder()
                    .nIn(layer.inputs())
                    .nOut(layer.outputs())
                    .activation(Activations.of(layer))
                    .build());
        }
        network = new MultiLayerNetwork(list.build());
        network.init(parameters, false);
        network.initGradientsView();
    }

    /** Another network on the very same parameters, with activations of its own. */
    public StockNetwork twin(List<DenseLayer> layers) {
        return new StockNetwork(layers, parameters());
    }

    /** The flat parameters that it computes on, [1 × count]. */
    public INDArray parameters() {
        return parameters;
    }

    /** f(x). */
    public INDArray apply(INDArray x) {
        INDArray activation = x;
        for (Layer layer : network.getLayers()) {
            activation = layer.activate(activation, false, LayerWorkspaceMgr.noWorkspaces());
        }
        return activation;
    }

    /** The smallest |a(z)| of all units on each row's way; where a is a leaky ReLU, no |z| is smaller. */
    double[] leastActivations(INDArray x) {
        INDArray activation = x;
        INDArray least = Nd4j.valueArrayOf(new long[] {x.rows()}, Double.MAX_VALUE, x.dataType());
        for (Layer layer : network.getLayers()) {
            activation = layer.activate(activation, false, LayerWorkspaceMgr.noWorkspaces());
            least = Transforms.min(least, Transforms.abs(activation).min(1));
        }
        return least.toDoubleVector();
    }

    /** dL/dx of the last application; dL/dθ is in {@link #gradient()}. */
    public INDArray backward(INDArray outputError) {
        INDArray error = outputError;
        Layer[] layers = network.getLayers();
        for (int i = layers.length - 1; i >= 0; i--) {
            error = layers[i]
                    .backpropGradient(error, LayerWorkspaceMgr.noWorkspaces())
                    .getSecond();
        }
        return error;
    }

    /** The gradient of the last {@link #backward}, [1 × count]. */
    public INDArray gradient() {
        return network.getFlattenedGradients();
    }
}
