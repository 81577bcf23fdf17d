package org.idem4j.tribuo.engine;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.idem4j.onnx.export.NetworkExporter;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.tribuo.network.DenseLayer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A DL4J {@link MultiLayerNetwork} on one flat parameter array. Its layers keep state while they compute, so every
 * application borrows a twin, a network of the same configuration on the same parameters, and gives it back.
 */
final class DenseNetwork implements Network {

    private final MultiLayerConfiguration configuration;
    private final INDArray parameters;
    private final int dimension;
    private final ConcurrentLinkedQueue<MultiLayerNetwork> idle = new ConcurrentLinkedQueue<>();

    DenseNetwork(List<DenseLayer> layers, float[] parameters, DataType precision) {
        NativeThreads.arrange();
        this.configuration = Networks.configuration(layers, precision);
        this.dimension = layers.get(0).inputs();
        this.parameters = Nd4j.createFromArray(parameters).castTo(precision).reshape(1, parameters.length);
    }

    /** The flat parameters, [1 × count]: the very array that all twins compute on. */
    INDArray flat() {
        return parameters;
    }

    MultiLayerNetwork borrow() {
        MultiLayerNetwork twin = idle.poll();
        return twin != null ? twin : Networks.on(parameters, configuration);
    }

    void giveBack(MultiLayerNetwork twin) {
        twin.clear(); // no activations are kept alive
        idle.add(twin);
    }

    @Override
    public float[] apply(float[] rows) {
        if (rows.length % dimension != 0) {
            throw new IllegalArgumentException(
                    rows.length + " values are no whole number of rows of " + dimension + " columns.");
        }
        if (rows.length == 0) {
            return new float[0];
        }
        MultiLayerNetwork twin = borrow();
        try (INDArray x = Nd4j.createFromArray(rows).reshape(rows.length / dimension, dimension);
                INDArray y = forward(twin, x.castTo(parameters.dataType()), LayerWorkspaceMgr.noWorkspaces(), true)) {
            return NdBatch.floats(y);
        } finally {
            giveBack(twin);
        }
    }

    /**
     * f(x) through a twin's layers, in evaluation mode: nothing here is random.
     *
     * @param release Whether the hidden activations are freed on the way.
     */
    static INDArray forward(MultiLayerNetwork twin, INDArray x, LayerWorkspaceMgr memory, boolean release) {
        INDArray activation = x;
        for (Layer layer : twin.getLayers()) {
            INDArray next = layer.activate(activation, false, memory);
            if (release && activation != x) {
                activation.close();
            }
            activation = next;
        }
        return activation;
    }

    @Override
    public float[] parameters() {
        return NdBatch.floats(parameters);
    }

    @Override
    public String appendTo(OnnxGraph graph, String input) {
        MultiLayerNetwork twin = borrow();
        try {
            return NetworkExporter.append(twin, graph, input);
        } finally {
            giveBack(twin);
        }
    }
}
