package org.idem4j.onnx.serving;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;

/**
 * Whether a graph's operators are so small that threads which share each of them spend their time on waiting for each other:
 * a row's work is then bounded by the few weights there are. Such a graph is served by one thread a run, and a batch is shared
 * out by rows.
 */
final class NarrowGraph {

    /** The largest file that counts as one; 256 × 1024 weights at most. */
    private static final int MOST_BYTES = 1 << 20;

    /** Parts of the names of operators that use a weight many times for a row. */
    private static final List<String> REPEATING = List.of("Conv", "Pool", "LSTM", "GRU", "RNN", "Loop", "Scan");

    private NarrowGraph() {}

    /** Looks into a file. */
    static boolean is(OnnxFile file) {
        if (!file.whole() || file.content().length > MOST_BYTES) {
            return false;
        }
        try {
            return ModelProto.parseFrom(file.content()).getGraph().getNodeList().stream()
                    .noneMatch(node -> REPEATING.stream().anyMatch(node.getOpType()::contains));
        } catch (InvalidProtocolBufferException e) {
            throw OnnxFile.notOnnx(file.origin(), e.getMessage(), e);
        }
    }
}
