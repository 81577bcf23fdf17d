package org.idem4j.onnx.servers;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.idem4j.onnx.io.AtomicFile;
import org.idem4j.onnx.serving.ExecutionProvider;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;

/** The folder of a model for a server: first the ONNX file is written to its {@linkplain #model() place}, then the rest. */
public final class ServerFolder {

    private static final int LONGEST = 40;

    private final Path folder;
    private final ModelServer server;
    private final String name;

    /**
     * Plans one; nothing is written yet.
     *
     * @param folder Where; the model is named by its last part.
     * @param server Which server it is for.
     */
    public ServerFolder(Path folder, ModelServer server) {
        this.folder = folder;
        this.server = server;
        this.name = name(folder);
    }

    /** Letters, digits and hyphens, as Kubernetes has names. */
    private static String name(Path folder) {
        Path last = folder.toAbsolutePath().normalize().getFileName();
        String plain = String.valueOf(last)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^[^a-z]+|-+$", "");
        return plain.isEmpty()
                ? "model"
                : plain.substring(0, Math.min(LONGEST, plain.length())).replaceAll("-+$", "");
    }

    /**
     * The model's name to the server.
     *
     * @return The folder's last part, in small letters, digits and hyphens; {@code model} where nothing of it is left.
     */
    public String name() {
        return name;
    }

    /**
     * Where the ONNX file belongs.
     *
     * @return A path in the folder.
     */
    public Path model() {
        return server == ModelServer.DJL_SERVING
                ? folder.resolve(name).resolve(name + ".onnx")
                : folder.resolve(name).resolve("1").resolve("model.onnx");
    }

    /**
     * Writes what stands around the ONNX file, which has been written.
     *
     * @throws IOException If it can't be read, or they can't be written.
     * @throws IllegalArgumentException If the file is no model that the server could serve.
     */
    public void describe() throws IOException {
        GraphProto graph = graph();
        List<ServedTensor> inputs = ServedTensor.inputs(graph);
        List<ServedTensor> outputs = ServedTensor.outputs(graph);
        BatchRule rule = rule(inputs, outputs);
        ServerPages pages = new ServerPages(name, inputs);
        switch (server) {
            case TRITON -> {
                write(folder.resolve(name).resolve("config.pbtxt"), triton(inputs, outputs, rule));
                write(folder.resolve("README.md"), pages.triton());
            }
            case DJL_SERVING -> {
                write(folder.resolve(name).resolve("serving.properties"), pages.djlProperties());
                write(folder.resolve("README.md"), pages.djl());
            }
            case KSERVE -> {
                write(folder.resolve(name).resolve("config.pbtxt"), triton(inputs, outputs, rule));
                write(folder.resolve("inferenceservice.yaml"), pages.inferenceService());
                write(folder.resolve("README.md"), pages.kserve());
            }
        }
    }

    private String triton(List<ServedTensor> inputs, List<ServedTensor> outputs, BatchRule rule) {
        return new TritonRepository(name, inputs, outputs, rule).configuration();
    }

    private GraphProto graph() throws IOException {
        try (InputStream stream = Files.newInputStream(model())) {
            return ModelProto.parseFrom(stream).getGraph();
        }
    }

    private BatchRule rule(List<ServedTensor> inputs, List<ServedTensor> outputs) throws IOException {
        try (OnnxRegressor served =
                OnnxRegressor.open(model(), ServingOptions.defaults().withProvider(ExecutionProvider.CPU))) {
            return served.batchDependence()
                    .map(BatchRule::dependent)
                    .orElseGet(() -> BatchRule.independent(inputs, outputs));
        } catch (IllegalArgumentException e) {
            return BatchRule.untried(); // another function than R^n -> R^n
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        AtomicFile.write(file, stream -> stream.write(text.getBytes(StandardCharsets.UTF_8)));
    }
}
