package org.idem4j.onnx.serving;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The files beside an ONNX file that hold its weights. A stranger's file may name any path; only its own folder is read. */
final class ExternalData {

    private ExternalData() {}

    /**
     * The locations that a model names, in the order of their names.
     *
     * @throws IOException If the content is no model.
     */
    static List<String> locations(byte[] content) throws IOException {
        ByteString bytes = UnsafeByteOperations.unsafeWrap(content);
        CodedInputStream stream = bytes.newCodedInput();
        stream.enableAliasing(true); // weights are not copied
        TensorScan scan = new TensorScan(stream);
        scan.read(TensorScan.Holder.MODEL, 0);
        return List.copyOf(scan.locations());
    }

    /**
     * The file of a location.
     *
     * @param model The ONNX file.
     * @throws IllegalArgumentException If it is not inside the ONNX file's folder, links followed.
     * @throws NoSuchFileException If it is not there.
     */
    static Path resolve(Path model, String location) throws IOException {
        Path folder = model.toAbsolutePath().getParent();
        Path file;
        try {
            file = folder.resolve(location);
        } catch (InvalidPathException e) {
            throw outside(model, location);
        }
        if (Path.of(location).isAbsolute() || !file.normalize().startsWith(folder.normalize())) {
            throw outside(model, location);
        }
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(
                    file.toString(), null, "it holds weights of " + model + " and is missing; put it beside the model");
        }
        if (!file.toRealPath().startsWith(folder.toRealPath())) {
            throw outside(model, location);
        }
        return file;
    }

    private static IllegalArgumentException outside(Path model, String location) {
        return new IllegalArgumentException(model + " takes its weights from '" + location
                + "', which is outside the model's folder and is not read; put the weights beside the model and name"
                + " them by file name alone.");
    }
}
