package org.idem4j.onnx.export.saved;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.idem4j.onnx.export.ExportOptions;
import org.idem4j.onnx.export.NetworkExporter;
import org.idem4j.onnx.export.StandardTranslators;
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
        OnnxFiles.write(output, translate(read(model), options), options.description());
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
            INDArray parameters = zip.parameters();
            try {
                return json.isGraph() ? graph(json.text(), parameters) : layers(json.text(), parameters);
            } catch (RuntimeException e) {
                // DL4J throws all kinds of them for what it can't make a network of.
                throw new IllegalArgumentException(
                        file + ": DL4J can't make a network of its configuration and parameters: " + e.getMessage(), e);
            }
        }
    }

    private static Model layers(String json, INDArray parameters) {
        MultiLayerConfiguration configuration = MultiLayerConfiguration.fromJson(json);
        refuseOtherCount(
                parameters,
                configuration.getConfs().stream()
                        .mapToLong(layer -> layer.getLayer().initializer().numParams(layer))
                        .sum());
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init(parameters, false);
        return network;
    }

    private static Model graph(String json, INDArray parameters) {
        ComputationGraphConfiguration configuration = ComputationGraphConfiguration.fromJson(json);
        refuseOtherCount(
                parameters,
                configuration.getVertices().values().stream()
                        .mapToLong(vertex -> vertex.numParams(false))
                        .sum());
        ComputationGraph network = new ComputationGraph(configuration);
        network.init(parameters, false);
        return network;
    }

    /** Before DL4J allocates what the configuration asks for. */
    private static void refuseOtherCount(INDArray parameters, long needed) {
        long given = parameters == null ? 0 : parameters.length();
        if (given != needed) {
            throw new IllegalArgumentException(
                    "the file has " + given + " parameters, but the network needs " + needed);
        }
    }
}
