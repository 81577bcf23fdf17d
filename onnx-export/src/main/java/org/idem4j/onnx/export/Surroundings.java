package org.idem4j.onnx.export;

import org.idem4j.onnx.graph.OnnxGraph;

/** What an exported file does to a network's inputs before, and to its outputs after it. */
public interface Surroundings {

    /** Nothing. */
    Surroundings NONE = new Surroundings() {};

    /**
     * Appends what is done to an input.
     *
     * @param graph The graph under construction.
     * @param input The name of the input, and of its value.
     * @param shape Its dimensions, −1 where unknown; the batch always is.
     * @return The name of the value that the network takes, of the same shape.
     * @throws UnsupportedNetworkException If it can't be done to such an input.
     */
    default String before(OnnxGraph graph, String input, long[] shape) {
        return input;
    }

    /**
     * Appends what is done to an output.
     *
     * @param graph The graph under construction.
     * @param output The name of the output.
     * @param value The name of the value that the network gives.
     * @param shape Its dimensions, −1 where unknown; the batch always is.
     * @return The name of the value that the file gives, of the same shape.
     * @throws UnsupportedNetworkException If it can't be done to such an output.
     */
    default String after(OnnxGraph graph, String output, String value, long[] shape) {
        return value;
    }
}
