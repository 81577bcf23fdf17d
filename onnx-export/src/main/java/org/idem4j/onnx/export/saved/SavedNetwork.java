package org.idem4j.onnx.export.saved;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.idem4j.onnx.export.ExportOptions;
import org.idem4j.onnx.export.NetworkExporter;
import org.idem4j.onnx.export.StandardTranslators;
import org.idem4j.onnx.export.UnsupportedNetworkException;
import org.idem4j.onnx.graph.OnnxFiles;
import org.idem4j.onnx.graph.OnnxGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A zip as DL4J's {@code ModelSerializer} writes it, to ONNX. Only its configuration and its parameters are read: such a file
 * may come from a stranger, and the normaliser in it would be a serialized Java object.
 */
public final class SavedNetwork {

    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private SavedNetwork() {}

    /**
     * Whether a file is a zip, by its first bytes.
     *
     * @param file The file.
     * @return True if it begins as a zip does.
     * @throws IOException If it can't be read.
     */
    public static boolean isZip(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return Arrays.equals(stream.readNBytes(ZIP.length), ZIP);
        }
    }

    /**
     * Exports a saved network.
     *
     * @param model The zip.
     * @param output The ONNX file to write; weights beyond 2 GiB lie beside it, as {@link OnnxFiles} has them.
     * @param opset The version of ONNX's operators.
     * @param inputTypes The type of every input, such as {@code feedforward:784}, {@code recurrent:26}, {@code
     *     recurrent:26x50:nwc}, {@code convolutional:3x32x32} (channels first, whatever the format) or {@code
     *     convolutional3d:1x8x32x32:ndhwc}, with {@code ?} for a size that is to be dynamic; none where the network tells.
     * @throws IOException If a file can't be read or written.
     * @throws IllegalArgumentException If the zip holds no network that can be trusted and exported, or a type is none.
     */
    public static void export(Path model, Path output, int opset, List<String> inputTypes) throws IOException {
        ExportOptions options = ExportOptions.defaults()
                .withOpset(opset)
                .withInputTypes(inputTypes.stream().map(InputTypes::parse).toArray(InputType[]::new));
        OnnxGraph graph;
        try {
            graph = translate(read(model), options);
        } catch (UnsupportedNetworkException e) {
            throw new IllegalArgumentException(model + ": " + e.getMessage(), e);
        }
        OnnxFiles.write(output, graph, options.description());
    }

    private static OnnxGraph translate(Model network, ExportOptions options) {
        NetworkExporter exporter = new NetworkExporter(StandardTranslators.all());
        return network instanceof MultiLayerNetwork layers
                ? exporter.translate(layers, options)
                : exporter.translate((ComputationGraph) network, options);
    }

    static Model read(Path file) throws IOException {
        try (NetworkZip zip = NetworkZip.open(file)) {
            NetworkJson json = NetworkJson.of(zip.configuration(), file);
            Described described = byDl4j(file, () -> json.isGraph() ? graph(json.text()) : layers(json.text()));
            INDArray parameters = zip.parameters(described.parameterCount());
            return byDl4j(file, () -> described.network().apply(parameters));
        }
    }

    /** DL4J throws all kinds of exceptions for what it can't make a network of. */
    private static <T> T byDl4j(Path file, Supplier<T> made) {
        try {
            return made.get();
        } catch (RuntimeException e) {
            throw UnmadeNetwork.of(file, e);
        }
    }

    /**
     * A network for which nothing is allocated yet.
     *
     * @param parameterCount How many parameters it needs.
     * @param network The network that has them.
     */
    private record Described(long parameterCount, Function<INDArray, Model> network) {}

    private static Described layers(String json) {
        MultiLayerConfiguration configuration = MultiLayerConfiguration.fromJson(json);
        long count = configuration.getConfs().stream()
                .mapToLong(layer -> layer.getLayer().initializer().numParams(layer))
                .reduce(0, Math::addExact);
        return new Described(count, parameters -> {
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
        return new Described(count, parameters -> {
            ComputationGraph network = new ComputationGraph(configuration);
            network.init(parameters, false);
            return network;
        });
    }
}
