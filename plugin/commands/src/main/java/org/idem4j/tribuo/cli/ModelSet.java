package org.idem4j.tribuo.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.idem4j.onnx.io.Sha256;

/** Whether a model and the measurements and the provenance beside it were written together. */
final class ModelSet {

    /** Ours have a few kilobytes. */
    private static final long LARGEST = 1 << 20;

    private ModelSet() {}

    /**
     * What to warn of.
     *
     * @param model The model's file.
     * @return That what lies beside it is of another file; empty where it is of this one, or says nothing of it.
     * @throws IOException If the model can't be read.
     */
    static Optional<String> warning(Path model) throws IOException {
        String name = model.getFileName().toString();
        String found = null;
        for (String beside : List.of(ModelFiles.METRICS, ModelFiles.PROVENANCE)) {
            String known = hash(model.toAbsolutePath().resolveSibling(beside), name);
            if (!known.isEmpty()) {
                found = found == null ? Sha256.of(new byte[0], List.of(model)) : found;
                if (!known.equalsIgnoreCase(found)) {
                    return Optional.of(
                            model + " and " + beside
                                    + " beside it were not written together: a training was stopped"
                                    + " while it wrote its files, or one of them was replaced. Believe no number there before you train again.");
                }
            }
        }
        return Optional.empty();
    }

    private static String hash(Path beside, String name) {
        try {
            if (!Files.isRegularFile(beside) || Files.size(beside) > LARGEST) {
                return "";
            }
            JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(beside));
            JsonNode run = root.path(0).path("map").path("instance-values").path("map");
            return root.path(ModelFiles.HASHES)
                    .path(name)
                    .asText(run.path(ModelFiles.HASHES)
                            .path("map")
                            .path(name)
                            .path("value")
                            .asText(""));
        } catch (IOException e) {
            return ""; // it is not what is asked for
        }
    }
}
