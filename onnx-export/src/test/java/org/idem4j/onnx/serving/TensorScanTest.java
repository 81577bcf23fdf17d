package org.idem4j.onnx.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TrainingInfoProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.idem4j.onnx.serving.TensorScan.Holder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a model names files beside it, against protobuf's own classes. */
class TensorScanTest {

    private static final Map<Holder, Descriptor> MESSAGES = Map.of(
            Holder.MODEL, ModelProto.getDescriptor(),
            Holder.TRAINING, TrainingInfoProto.getDescriptor(),
            Holder.FUNCTION, FunctionProto.getDescriptor(),
            Holder.GRAPH, GraphProto.getDescriptor(),
            Holder.NODE, NodeProto.getDescriptor(),
            Holder.ATTRIBUTE, AttributeProto.getDescriptor(),
            Holder.SPARSE_TENSOR, SparseTensorProto.getDescriptor());

    private static boolean holdsTensor(Descriptor message, Set<Descriptor> seen) {
        return message.equals(TensorProto.getDescriptor())
                || seen.add(message)
                        && message.getFields().stream()
                                .filter(field -> field.getJavaType() == FieldDescriptor.JavaType.MESSAGE)
                                .anyMatch(field -> holdsTensor(field.getMessageType(), seen));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TENSOR", "ENTRY"})
    void should_follow_every_field_that_may_hold_a_tensor(Holder holder) {
        Map<Integer, Descriptor> expected = new HashMap<>();
        for (FieldDescriptor field : MESSAGES.get(holder).getFields()) {
            if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE
                    && holdsTensor(field.getMessageType(), new HashSet<>())) {
                expected.put(field.getNumber(), field.getMessageType());
            }
        }
        Map<Integer, Descriptor> followed = new HashMap<>();
        holder.inside()
                .forEach((field, inner) -> followed.put(
                        field, inner == Holder.TENSOR ? TensorProto.getDescriptor() : MESSAGES.get(inner)));

        assertThat(followed).isEqualTo(expected);
        assertThat(Holder.TENSOR.inside().keySet()).containsExactly(TensorProto.EXTERNAL_DATA_FIELD_NUMBER);
    }

    private static TensorProto tensor(String location) {
        return TensorProto.newBuilder()
                .addDims(1)
                .addExternalData(
                        StringStringEntryProto.newBuilder().setKey("offset").setValue("0"))
                .addExternalData(
                        StringStringEntryProto.newBuilder().setKey("location").setValue(location))
                .build();
    }

    private static AttributeProto inSubgraph(String location) {
        return AttributeProto.newBuilder()
                .setG(GraphProto.newBuilder().addInitializer(tensor(location)))
                .build();
    }

    private static SortedSet<String> locations(byte[] content) throws IOException {
        TensorScan scan = new TensorScan(CodedInputStream.newInstance(content));
        scan.read(Holder.MODEL, 0);
        return scan.locations();
    }

    @Test
    void should_find_them_at_any_depth() throws IOException {
        NodeProto node = NodeProto.newBuilder()
                .addAttribute(inSubgraph("b"))
                .addAttribute(AttributeProto.newBuilder().addTensors(tensor("c")))
                .build();
        ModelProto model = ModelProto.newBuilder()
                .setProducerName("of others")
                .setGraph(GraphProto.newBuilder()
                        .addInitializer(tensor("a"))
                        .addNode(node)
                        .addSparseInitializer(SparseTensorProto.newBuilder().setIndices(tensor("d"))))
                .addFunctions(FunctionProto.newBuilder()
                        .addNode(NodeProto.newBuilder().addAttribute(inSubgraph("e"))))
                .build();

        assertThat(locations(model.toByteArray())).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void should_refuse_what_is_cut_off_or_too_deep() {
        ModelProto.Builder model = ModelProto.newBuilder();
        GraphProto graph = GraphProto.newBuilder().addInitializer(tensor("a")).build();
        for (int level = 0; level < 40; level++) {
            graph = GraphProto.newBuilder()
                    .addNode(NodeProto.newBuilder()
                            .addAttribute(AttributeProto.newBuilder().setG(graph)))
                    .build();
        }
        byte[] deep = model.setGraph(graph).build().toByteArray();

        assertThatThrownBy(() -> locations(deep)).hasMessageContaining("100 deep");
        assertThatThrownBy(() -> locations(Arrays.copyOf(deep, deep.length / 2)))
                .isInstanceOf(InvalidProtocolBufferException.class);
    }
}
