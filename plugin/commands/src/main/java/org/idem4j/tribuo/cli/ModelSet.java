package org.idem4j.tribuo.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.idem4j.onnx.io.Sha256;

/** Whether a model and the measurements beside it were written together. */
final class ModelSet {

    /** Ours have a few kilobytes. */
    private static final long LARGEST = 1 << 20;

    private ModelSet() {}

    /**
     * What to warn of.
     *
     * @param model The model's file.
     * @return That the measurements beside it are of another file; empty where they are of this one, or say nothing of it.
     * @throws IOException If the model can't be read.
     */
    static Optional<String> warning(Path model) throws IOException {
        Path metrics = model.toAbsolutePath().resolveSibling(ModelFiles.METRICS);
        String known = hash(metrics, model.getFileName().toString());
        return known.isEmpty() || known.equalsIgnoreCase(Sha256.of(new byte[0], List.of(model)))
                ? Optional.empty()
                : Optional.of(
                        model + " and " + ModelFiles.METRICS
                                + " beside it were not written together: a training was stopped"
                                + " while it wrote its files, or one of them was replaced. Believe no number there before you train again.");
    }

    private static String hash(Path metrics, String name) {
        try {
            if (!Files.isRegularFile(metrics) || Files.size(metrics) > LARGEST) {
                return "";
            }
            JsonNode files =
                    new ObjectMapper().readTree(Files.readAllBytes(metrics)).path(ModelFiles.HASHES);
            return files.path(name).asText("");
        } catch (IOException e) {
            return ""; // it is not what is asked for
        }
    }
}
