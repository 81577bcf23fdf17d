package org.idem4j.onnx.export;

import java.util.List;

/** A network that can't be exported, with every reason why. */
public final class UnsupportedNetworkException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> obstacles;

    /**
     * Names the obstacles.
     *
     * @param obstacles One sentence each: the layer's index, name and class, and why it can't be exported.
     */
    public UnsupportedNetworkException(List<String> obstacles) {
        super("The network can't be exported to ONNX:\n  " + String.join("\n  ", obstacles));
        this.obstacles = List.copyOf(obstacles);
    }

    /**
     * The obstacles.
     *
     * @return One sentence each.
     */
    public List<String> obstacles() {
        return obstacles;
    }

    /** A step that turns out to be one that can't be exported only when it is written. */
    static UnsupportedNetworkException of(String where, RuntimeException cause) {
        var refused = new UnsupportedNetworkException(List.of(where + ": " + reason(cause)));
        refused.initCause(cause);
        return refused;
    }

    /** Words for what a translator threw: those of a refusal, and none of Java's. */
    static String reason(RuntimeException thrown) {
        return thrown instanceof IllegalArgumentException && thrown.getMessage() != null
                ? thrown.getMessage()
                : "one of its settings is missing, or beyond what can be computed";
    }
}
