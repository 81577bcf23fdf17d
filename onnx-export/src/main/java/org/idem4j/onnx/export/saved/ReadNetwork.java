package org.idem4j.onnx.export.saved;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A saved network in memory.
 *
 * @param network A MultiLayerNetwork or a ComputationGraph, of type FLOAT or DOUBLE.
 * @param type The type in which DL4J computes it, HALF too.
 */
record ReadNetwork(Model network, DataType type) {

    /**
     * Reads a network.
     *
     * @throws IllegalArgumentException If the zip holds none that can be trusted and made.
     */
    static ReadNetwork of(NetworkZip zip, Path file) throws IOException {
        NetworkJson json = NetworkJson.of(zip.configuration(), file);
        Described described = byDl4j(file, json, () -> json.isGraph() ? graph(json.text()) : layers(json.text()));
        StoredArray parameters = zip.parameters(described.parameterCount());
        INDArray values = parameters == null ? null : parameters.values();
        return new ReadNetwork(byDl4j(file, json, () -> described.network().apply(values)), described.type());
    }

    /** DL4J throws all kinds of exceptions for what it can't make a network of. */
    private static <T> T byDl4j(Path file, NetworkJson json, Supplier<T> made) {
        try {
            return made.get();
        } catch (RuntimeException e) {
            throw UnmadeNetwork.of(file, json, e);
        }
    }

    /**
     * A network for which nothing is allocated yet.
     *
     * @param parameterCount How many parameters it needs.
     * @param type The type in which DL4J computes it.
     * @param network The network that has them.
     */
    private record Described(long parameterCount, DataType type, Function<INDArray, Model> network) {}

    private static Described layers(String json) {
        MultiLayerConfiguration configuration = MultiLayerConfiguration.fromJson(json);
        long count = configuration.getConfs().stream()
                .mapToLong(layer -> layer.getLayer().initializer().numParams(layer))
                .reduce(0, Math::addExact);
        DataType type = configuration.getDataType();
        configuration.setDataType(computed(type));
        configuration.getConfs().forEach(layer -> layer.setDataType(computed(type)));
        return new Described(count, type, parameters -> {
            MultiLayerNetwork network = new MultiLayerNetwork(configuration);
            network.init(parameters, false);
            return network;
        });
    }

    private static Described graph(String json) {
        ComputationGraphConfiguration configuration = ComputationGraphConfiguration.fromJson(json);
        long count = configuration.getVertices().values().stream()
                .mapToLong(vertex -> vertex.numParams(false))
                .reduce(0, Math::addExact);
        DataType type = configuration.getDataType();
        configuration.setDataType(computed(type));
        configuration.getVertices().values().forEach(vertex -> {
            if (vertex instanceof LayerVertex holder) {
                holder.getLayerConf().setDataType(computed(type));
            }
        });
        return new Described(count, type, parameters -> {
            ComputationGraph network = new ComputationGraph(configuration);
            network.init(parameters, false);
            return network;
        });
    }

    /** An exported file computes in 32 bits; what is made of parameters for it should not be rounded to 16. */
    private static DataType computed(DataType type) {
        return type == DataType.DOUBLE ? DataType.DOUBLE : DataType.FLOAT;
    }
}
