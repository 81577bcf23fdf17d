package org.idem4j.onnx.serving;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import org.idem4j.onnx.graph.SelfMapGraph;

/**
 * The face of a graph R<sup>n</sup> → R<sup>n</sup>. A graph of several outputs has one if its first is called as our files
 * call it.
 *
 * @param input The input's name.
 * @param output The output's name.
 * @param dimension n.
 * @param batch The number of rows of every call, or −1 where it is free.
 */
record Signature(String input, String output, int dimension, long batch) {

    /** Values of one call at most, 1 GiB of floats: a shape in a stranger's file must not exhaust the memory. */
    private static final long MAX_VALUES = 1L << 28;

    /**
     * Reads a session's face.
     *
     * @throws IllegalArgumentException If it is not one float [batch, n] to a float [batch, n], its only output or the first
     *     and called {@value SelfMapGraph#OUTPUT}.
     */
    static Signature of(OrtSession session, String origin) throws OrtException {
        NodeInfo input = only(session.getInputInfo(), "input", origin);
        NodeInfo output = output(session.getOutputInfo(), origin);
        long[] from = matrix(input, "input", origin);
        long[] to = matrix(output, "output", origin);
        if (from[1] < 1 || (to[1] != -1 && to[1] != from[1]) || from[1] > MAX_VALUES / Math.max(1, from[0])) {
            throw refusal(
                    origin,
                    "the input '" + input.getName() + "' has the shape " + Arrays.toString(from) + " and the output '"
                            + output.getName() + "' " + Arrays.toString(to));
        }
        return new Signature(input.getName(), output.getName(), (int) from[1], from[0]);
    }

    private static NodeInfo output(Map<String, NodeInfo> outputs, String origin) {
        if (outputs.size() > 1) {
            NodeInfo first = outputs.values().iterator().next();
            if (first.getName().equals(SelfMapGraph.OUTPUT)) {
                return first;
            }
        }
        return only(outputs, "output", origin);
    }

    private static NodeInfo only(Map<String, NodeInfo> nodes, String what, String origin) {
        if (nodes.size() != 1) {
            throw refusal(origin, "it has " + nodes.size() + " " + what + "s " + nodes.keySet());
        }
        return nodes.values().iterator().next();
    }

    private static long[] matrix(NodeInfo node, String what, String origin) {
        if (!(node.getInfo() instanceof TensorInfo info) || info.type != OnnxJavaType.FLOAT) {
            throw refusal(origin, "the " + what + " '" + node.getName() + "' is no float tensor: " + node.getInfo());
        }
        long[] shape = info.getShape();
        if (shape.length != 2) {
            throw refusal(origin, "the " + what + " '" + node.getName() + "' has the shape " + Arrays.toString(shape));
        }
        return shape;
    }

    /** Whether every call takes exactly {@link #batch()} rows. */
    boolean fixedBatch() {
        return batch > 0;
    }

    /** A tensor of rows on a native buffer that it shares. */
    OnnxTensor tensor(FloatBuffer rows, int count) throws OrtException {
        return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), rows, new long[] {count, dimension});
    }

    static IllegalArgumentException refusal(String origin, String found) {
        return new IllegalArgumentException(origin + " is no self-map: " + found
                + "; needed is one float input [batch, n] and one float output [batch, n].");
    }
}
