package org.idem4j.onnx.servers;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A server that a folder can be written for. */
public enum ModelServer {
    /** NVIDIA's Triton Inference Server: a model repository. */
    TRITON("triton"),
    /** Deep Java Library's server: a folder with {@code serving.properties}. */
    DJL_SERVING("djl-serving"),
    /** KServe on Kubernetes, by its runtime for Triton: an {@code InferenceService} beside a model repository. */
    KSERVE("kserve");

    private final String word;

    ModelServer(String word) {
        this.word = word;
    }

    /**
     * Reads its name.
     *
     * @param word As {@link #toString} gives it.
     * @return The server.
     * @throws IllegalArgumentException If there is none of that name.
     */
    public static ModelServer parse(String word) {
        return Arrays.stream(values())
                .filter(server -> server.word.equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no model server '" + word + "' here, only "
                        + Arrays.stream(values()).map(ModelServer::toString).collect(Collectors.joining(", ")) + "."));
    }

    @Override
    public String toString() {
        return word;
    }
}
