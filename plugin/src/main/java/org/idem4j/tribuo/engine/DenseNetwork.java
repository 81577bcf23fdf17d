package org.idem4j.tribuo.engine;

import java.lang.ref.Reference;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.idem4j.onnx.export.NetworkExporter;
import org.idem4j.onnx.export.StandardTranslators;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.tribuo.network.DenseLayer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A DL4J {@link MultiLayerNetwork} of {@link FusedDenseLayer}s on one flat parameter array. */
final class DenseNetwork implements Network {

    /** Rows applied at once, which bounds the memory for any number of rows. */
    private static final int ROWS_AT_ONCE = 1024;

    private static final NetworkExporter EXPORTER = new NetworkExporter(StandardTranslators.all()
            .layers()
            .withSame(FusedDense.class, org.deeplearning4j.nn.conf.layers.DenseLayer.class));

    private final MultiLayerNetwork network;
    private final FusedDenseLayer[] layers;
    private final int dimension;

    DenseNetwork(List<DenseLayer> layers, float[] parameters) {
        NativeThreads.load();
        this.network = Networks.on(Nd4j.createFromArray(parameters).reshape(1, parameters.length), layers);
        this.layers = Arrays.stream(network.getLayers())
                .map(FusedDenseLayer.class::cast)
                .toArray(FusedDenseLayer[]::new);
        this.dimension = layers.get(0).inputs();
        for (int i = 0; i < this.layers.length; i++) {
            if (this.layers[i].needsPreactivation()) {
                NativeThreads.warnOfSlowerBuild(layers.get(i).activation().name());
            }
        }
    }

    MultiLayerNetwork network() {
        return network;
    }

    /** The flat parameters, [1 × count]: the very array that the layers compute on. */
    INDArray flat() {
        return network.params();
    }

    FusedDenseLayer[] layers() {
        return layers;
    }

    @Override
    public float[] apply(float[] rows) {
        if (rows.length % dimension != 0) {
            throw new IllegalArgumentException(
                    rows.length + " values are no whole number of rows of " + dimension + " columns.");
        }
        float[] applied = new float[rows.length];
        int count = rows.length / dimension;
        try {
            Workers.SHARED.run(count, parts(count), (part, from, to) -> apply(rows, applied, from, to));
        } finally {
            Reference.reachabilityFence(network); // its native parameters are read until here
        }
        return applied;
    }

    private void apply(float[] rows, float[] applied, int first, int last) {
        try (MatrixPool memory = new MatrixPool()) {
            for (int from = first; from < last; from += ROWS_AT_ONCE) {
                Matrix x = memory.take(Math.min(ROWS_AT_ONCE, last - from), dimension);
                x.write(rows, from * dimension);
                forward(x, memory).readTo(applied, from * dimension);
                memory.giveBackAll();
            }
        }
    }

    /** In how many parts to share out so many rows; where native code may use several threads, it does so itself. */
    int parts(int rows) {
        double operations = 0;
        for (FusedDenseLayer layer : layers) {
            operations += 2.0 * layer.inputs() * layer.outputs();
        }
        return NativeThreads.single() ? Workers.SHARED.parts(rows, Workers.worthAThread(operations)) : 1;
    }

    /** f(x), in a matrix of the pool; hidden activations go back to it on the way. */
    Matrix forward(Matrix x, MatrixPool memory) {
        Matrix activation = x;
        for (FusedDenseLayer layer : layers) {
            Matrix next = memory.take(x.rows(), layer.outputs());
            layer.forward(new FusedDenseLayer.Application(activation, null, next));
            if (activation != x) {
                memory.giveBack(activation);
            }
            activation = next;
        }
        return activation;
    }

    @Override
    public float[] parameters() {
        float[] parameters = new float[(int) flat().length()];
        Matrix.pointer(flat()).get(parameters, 0, parameters.length);
        return parameters;
    }

    /** Writes over the parameters that the layers compute on. */
    void setParameters(float[] parameters) {
        if (parameters.length != flat().length()) {
            throw new IllegalArgumentException(
                    "The network has " + flat().length() + " parameters, but " + parameters.length + " are given.");
        }
        Matrix.pointer(flat()).put(parameters, 0, parameters.length);
    }

    @Override
    public String appendTo(OnnxGraph graph, String input) {
        return EXPORTER.append(network, graph, input);
    }
}
