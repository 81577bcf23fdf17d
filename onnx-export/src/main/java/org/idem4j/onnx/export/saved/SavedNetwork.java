package org.idem4j.onnx.export.saved;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.idem4j.onnx.export.ExportOptions;
import org.idem4j.onnx.export.NetworkExporter;
import org.idem4j.onnx.export.StandardTranslators;
import org.idem4j.onnx.export.UnsupportedNetworkException;
import org.idem4j.onnx.graph.OnnxFiles;
import org.idem4j.onnx.graph.OnnxGraph;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * A zip as DL4J's {@code ModelSerializer} of any version writes it, to ONNX. Only its configuration, its parameters and its
 * normaliser are read, and no Java object in it: such a file may come from a stranger.
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
     * Exports a saved network. Its configuration may name classes of DL4J and ND4J, and those that {@link
     * org.idem4j.onnx.trust.TrustedClasses} adds for this thread.
     *
     * @param model The zip.
     * @param output The ONNX file to write; weights beyond 2 GiB lie beside it, as {@link OnnxFiles} has them.
     * @param options How to export it.
     * @return What a user should know of the file, in sentences; none where it computes just what DL4J does.
     * @throws IOException If a file can't be read or written.
     * @throws IllegalArgumentException If the zip holds no network that can be trusted and exported, or a type is none.
     */
    public static List<String> export(Path model, Path output, SavedNetworkOptions options) throws IOException {
        ExportOptions exported = ExportOptions.defaults()
                .withOpset(options.opset())
                .withNan(options.allowNan())
                .withInputTypes(
                        options.inputTypes().stream().map(InputTypes::parse).toArray(InputType[]::new));
        List<String> remarks = new ArrayList<>();
        OnnxGraph graph;
        try (NetworkZip zip = NetworkZip.open(model)) {
            ReadNetwork read = ReadNetwork.of(zip, model);
            if (read.type() == DataType.FLOAT16) {
                remarks.add(
                        model + ": DL4J computes this network in HALF, the file in FLOAT with the same parameters.");
            }
            Normalization normalization = new Normalization(zip, model, options.normalizer());
            normalization.remark().ifPresent(remarks::add);
            graph = translate(read.network(), exported.withSurroundings(normalization.around(read.network())));
        } catch (UnsupportedNetworkException e) {
            throw new IllegalArgumentException(model + ": " + e.getMessage(), e);
        }
        OnnxFiles.write(output, graph, exported.description());
        return remarks;
    }

    private static OnnxGraph translate(Model network, ExportOptions options) {
        NetworkExporter exporter = new NetworkExporter(StandardTranslators.all());
        return network instanceof MultiLayerNetwork layers
                ? exporter.translate(layers, options)
                : exporter.translate((ComputationGraph) network, options);
    }

    static ReadNetwork read(Path file) throws IOException {
        try (NetworkZip zip = NetworkZip.open(file)) {
            return ReadNetwork.of(zip, file);
        }
    }
}
