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
}
