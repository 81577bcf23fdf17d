package org.idem4j.judges;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A model that the tests of onnx-export or of the plugin made, with what DL4J or the engine computes.
 *
 * @param folder Its folder, in the layout of ONNX's own tests.
 */
record Exported(Path folder) {

    /** The system property that names the folder of all. */
    private static final String FOLDER = "idem4j.exported";

    /** All models, by their names. */
    static List<Exported> all() {
        Path folder = Path.of(System.getProperty(FOLDER));
        return list(folder, "").map(Exported::new).toList();
    }

    private static Stream<Path> list(Path folder, String prefix) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries
                    .filter(entry -> entry.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException("There are no exported models: run mvn -Pjudges verify.", e);
        }
    }

    String name() {
        return folder.getFileName().toString();
    }

    Path model() {
        return folder.resolve("model.onnx");
    }

    /** The folders with inputs and outputs. */
    List<Path> runs() {
        return list(folder, "test_data_set_").toList();
    }

    static TensorProto tensor(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return TensorProto.parseFrom(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
