package org.idem4j.tribuo.cli;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Files that an earlier version wrote, of the same networks by other operators and with biases in other places. */
final class FormerForm {

    private FormerForm() {}

    /** Whether a graph has other operators than that of the rebuilt model, but the same weight matrices, bit for bit. */
    static boolean sameMatrices(GraphProto original, GraphProto rebuilt) {
        return !operators(original).equals(operators(rebuilt))
                && matrices(original).equals(matrices(rebuilt));
    }

    private static List<String> operators(GraphProto graph) {
        return graph.getNodeList().stream().map(NodeProto::getOpType).toList();
    }

    private static Set<ByteString> matrices(GraphProto graph) {
        return graph.getInitializerList().stream()
                .filter(tensor -> tensor.getDimsCount() > 1)
                .map(TensorProto::getRawData)
                .collect(Collectors.toSet());
    }
}
