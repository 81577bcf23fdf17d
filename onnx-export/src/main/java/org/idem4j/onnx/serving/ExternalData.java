package org.idem4j.onnx.serving;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Message;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

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
        TreeSet<String> found = new TreeSet<>();
        collect(ModelProto.parseFrom(stream), found);
        return List.copyOf(found);
    }

    /** Tensors are met in initializers, attributes, subgraphs and functions: wherever a message holds one. */
    private static void collect(Message message, TreeSet<String> found) {
        if (message instanceof TensorProto tensor) {
            for (StringStringEntryProto entry : tensor.getExternalDataList()) {
                if (entry.getKey().equals("location")) {
                    found.add(entry.getValue());
                }
            }
            return;
        }
        for (Object value : message.getAllFields().values()) {
            Collection<?> parts = value instanceof Collection<?> several ? several : List.of(value);
            for (Object part : parts) {
                if (part instanceof Message inner) {
                    collect(inner, found);
                }
            }
        }
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
