package org.idem4j.onnx.serving;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.idem4j.onnx.graph.Precision;
import org.idem4j.onnx.io.Sha256;

/** An ONNX file, where it came from, and its hash; what was hashed is what is served. */
final class OnnxFile {

    private final String origin;
    private final byte[] content;
    private final Path pathOfExternal;
    private final String sha256;

    private OnnxFile(String origin, byte[] content, Path pathOfExternal, String sha256) {
        this.origin = origin;
        this.content = content;
        this.pathOfExternal = pathOfExternal;
        this.sha256 = sha256;
    }

    /**
     * A file in memory.
     *
     * @throws IllegalArgumentException If it is no ONNX file or has weights elsewhere.
     */
    static OnnxFile of(String origin, byte[] content) {
        List<String> locations = locations(origin, content);
        if (!locations.isEmpty()) {
            throw new IllegalArgumentException(origin + " is a model in memory whose weights lie in " + locations
                    + "; open it by its path, with the weights beside it, or take a file that has them inside.");
        }
        try {
            return new OnnxFile(origin, content, null, Sha256.of(content, List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException("No file is read here", e);
        }
    }

    /**
     * A file on disk, with the weights beside it where it has such.
     *
     * @throws IOException If it can't be read.
     * @throws IllegalArgumentException If it is no ONNX file or takes weights from outside its folder.
     */
    static OnnxFile read(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString(), null, "there is no such ONNX file");
        }
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException(path + " is no file; give the path of an ONNX file.");
        }
        long size = Files.size(path);
        if (size == 0 || size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(path + " has " + size
                    + " bytes; an ONNX file has at least one and less than 2 GiB (larger weights lie beside it).");
        }
        byte[] content = Files.readAllBytes(path);
        List<String> locations = locations(path.toString(), content);
        List<Path> beside = new ArrayList<>();
        for (String location : locations) {
            beside.add(ExternalData.resolve(path, location));
        }
        return new OnnxFile(path.toString(), content, beside.isEmpty() ? null : path, Sha256.of(content, beside));
    }

    private static List<String> locations(String origin, byte[] content) {
        try {
            return ExternalData.locations(content);
        } catch (IOException e) {
            throw notOnnx(origin, e.getMessage(), e);
        }
    }

    static IllegalArgumentException notOnnx(String origin, String reason, Exception cause) {
        return new IllegalArgumentException(
                origin
                        + " is no ONNX model that this runtime can open; is it whole, and what a model's exporter wrote? The"
                        + " reason: " + RuntimeReason.of(reason),
                cause);
    }

    /** A session on exactly the content that was hashed, or by path where weights lie beside it. */
    OrtSession createSession(OrtSession.SessionOptions settings) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        return pathOfExternal == null
                ? environment.createSession(content, settings)
                : environment.createSession(pathOfExternal.toString(), settings);
    }

    /**
     * The same file giving another of its values, of the output's shape, without the operators that this one does not need.
     *
     * @param value The value's name.
     * @return Empty if no operator of the graph gives it, or weights lie beside the file.
     */
    Optional<OnnxFile> giving(String value) {
        if (!whole()) {
            return Optional.empty();
        }
        try {
            ModelProto model = ModelProto.parseFrom(content);
            boolean given = model.getGraph().getNodeList().stream()
                    .anyMatch(node -> node.getOutputList().contains(value));
            if (!given || model.getGraph().getOutputCount() != 1) {
                return Optional.empty();
            }
            ModelProto.Builder other = model.toBuilder();
            other.getGraphBuilder().getOutputBuilder(0).setName(value);
            NeededPart.keep(other.getGraphBuilder());
            return Optional.of(of(origin, other.build().toByteArray()));
        } catch (InvalidProtocolBufferException e) {
            throw notOnnx(origin, e.getMessage(), e);
        }
    }

    /**
     * What the file makes of one of its values, which takes the input's place: the operators behind it alone.
     *
     * @param value The value's name, [batch, columns].
     * @throws IllegalArgumentException If no operator gives it, what the file gives doesn't follow from it alone, or weights lie
     *     beside the file.
     */
    OnnxFile from(String value, int columns) {
        if (!whole()) {
            throw new IllegalArgumentException("The weights of " + origin
                    + " lie beside it; a part of it can only be served where they are inside.");
        }
        try {
            ModelProto.Builder part = ModelProto.parseFrom(content).toBuilder();
            PartBehind.keep(part.getGraphBuilder(), value, columns, origin);
            return of(origin, part.build().toByteArray());
        } catch (InvalidProtocolBufferException e) {
            throw notOnnx(origin, e.getMessage(), e);
        }
    }

    /** The names of its operators, those within others and within functions too. */
    SortedSet<String> operators() {
        return GraphOperators.of(parsed());
    }

    /** What it computes in. */
    Precision precision() {
        return Precision.of(parsed());
    }

    private ModelProto parsed() {
        try {
            return ModelProto.parseFrom(content);
        } catch (InvalidProtocolBufferException e) {
            throw notOnnx(origin, e.getMessage(), e);
        }
    }

    /** Whether {@link #content()} is all there is. */
    boolean whole() {
        return pathOfExternal == null;
    }

    String origin() {
        return origin;
    }

    byte[] content() {
        return content;
    }

    /** Of the content, followed by the files beside it in the order of their names. */
    String sha256() {
        return sha256;
    }
}
