package org.idem4j.onnx.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.idem4j.onnx.io.AtomicFile;

/**
 * ONNX files of any size. A protobuf ends at 2 GiB; the weights of larger models lie beside it in a second file, {@code
 * M.onnx.data}, as ONNX's external data, and whoever loads {@code M.onnx} by its path finds them there.
 */
public final class OnnxFiles {

    /** What one protobuf may have, less a margin for all that is not weights. */
    public static final long MAX_PROTOBUF = Integer.MAX_VALUE - (64L << 20);

    /** What the name of the second file has after that of the first. */
    public static final String DATA_SUFFIX = ".data";

    /** Readers map the file into memory by pages. */
    private static final long PAGE = 4096;

    /** Smaller weights stay in the model, where shape inference can read them. */
    private static final long MIN_EXTERNAL = 1024;

    private OnnxFiles() {}

    /**
     * Writes a model, with external data if its weights do not fit into one protobuf.
     *
     * @param target The ONNX file.
     * @param graph Its graph.
     * @param description What it says of itself.
     * @throws IOException As {@link #write(Path, OnnxGraph, ModelDescription, long)}.
     */
    public static void write(Path target, OnnxGraph graph, ModelDescription description) throws IOException {
        write(target, graph, description, MAX_PROTOBUF);
    }

    /**
     * Writes a model, with external data if its weights have more bytes than a threshold. Both files are written beside
     * their targets and then moved, the data first. An old model goes before its data are replaced: after a crash in between
     * there is no model, rather than one with the weights of another.
     *
     * @param target The ONNX file.
     * @param graph Its graph; external weights are written a piece at a time.
     * @param description What it says of itself.
     * @param threshold The bytes of weights that a file may have without external data.
     * @throws IOException If a file can't be written.
     */
    public static void write(Path target, OnnxGraph graph, ModelDescription description, long threshold)
            throws IOException {
        long bytes =
                graph.weights().values().stream().mapToLong(WeightSource::bytes).sum();
        if (bytes <= threshold) {
            AtomicFile.write(target, graph.model(description)::writeTo);
            return;
        }
        Path data = target.resolveSibling(target.getFileName() + DATA_SUFFIX);
        try (AtomicFile dataFile = new AtomicFile(data);
                AtomicFile modelFile = new AtomicFile(target)) {
            ModelProto.Builder model = graph.skeleton(description);
            writeData(
                    model,
                    graph.weights(),
                    dataFile.stream(),
                    data.getFileName().toString());
            model.build().writeTo(modelFile.stream());
            Files.deleteIfExists(target);
            dataFile.commit();
            modelFile.commit();
        }
    }

    private static void writeData(
            ModelProto.Builder model, Map<Integer, WeightSource> weights, OutputStream data, String location)
            throws IOException {
        long end = 0;
        for (var entry : weights.entrySet()) {
            TensorProto.Builder tensor = model.getGraphBuilder().getInitializerBuilder(entry.getKey());
            WeightSource values = entry.getValue();
            if (values.bytes() < MIN_EXTERNAL) {
                tensor.setRawData(values.raw());
            } else {
                int padding = (int) (-end & (PAGE - 1));
                data.write(new byte[padding]);
                values.writeTo(data);
                refer(tensor, location, end + padding, values.bytes());
                end += padding + values.bytes();
            }
        }
    }

    private static void refer(TensorProto.Builder tensor, String location, long offset, long length) {
        tensor.setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(entry("location", location))
                .addExternalData(entry("offset", Long.toString(offset)))
                .addExternalData(entry("length", Long.toString(length)));
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }
}
