package org.idem4j.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an ONNX graph is made of: attributes, dimensions, names. */
class GraphPartsTest {

    private static AttributeProto attribute(Object value) {
        AttributeProto attribute = Attributes.of("name", value);
        assertThat(attribute.getName()).isEqualTo("name");
        return attribute;
    }

    @Test
    void should_write_an_attribute_as_the_type_of_its_value() {
        assertThat(attribute(3).getType()).isEqualTo(AttributeType.INT);
        assertThat(attribute(3).getI()).isEqualTo(3);
        assertThat(attribute(4L).getI()).isEqualTo(4);
        assertThat(attribute(4L).getType()).isEqualTo(AttributeType.INT);
        assertThat(attribute(0.5).getType()).isEqualTo(AttributeType.FLOAT);
        assertThat(attribute(0.5).getF()).isEqualTo(0.5f);
        assertThat(attribute(0.25f).getF()).isEqualTo(0.25f);
        assertThat(attribute("text").getType()).isEqualTo(AttributeType.STRING);
        assertThat(attribute("text").getS()).isEqualTo(ByteString.copyFromUtf8("text"));
        assertThat(attribute(new long[] {1, 2}).getType()).isEqualTo(AttributeType.INTS);
        assertThat(attribute(new long[] {1, 2}).getIntsList()).containsExactly(1L, 2L);
        assertThat(attribute(new float[] {1, 2}).getType()).isEqualTo(AttributeType.FLOATS);
        assertThat(attribute(new float[] {1, 2}).getFloatsList()).containsExactly(1f, 2f);
        assertThat(attribute(new String[] {"a", "b"}).getType()).isEqualTo(AttributeType.STRINGS);
        assertThat(attribute(new String[] {"a", "b"}).getStringsList())
                .containsExactly(ByteString.copyFromUtf8("a"), ByteString.copyFromUtf8("b"));
        GraphProto body = GraphProto.newBuilder().setName("body").build();
        assertThat(attribute(body).getType()).isEqualTo(AttributeType.GRAPH);
        assertThat(attribute(body).getG()).isEqualTo(body);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> attribute(List.of()))
                .withMessageContaining("'name'")
                .withMessageContaining("no type");
    }

    @Test
    void should_have_a_dimension_by_name_or_by_size() {
        var shape = Dimension.value("x", Dimension.of(-1, 0, 3))
                .getType()
                .getTensorType()
                .getShape();

        assertThat(shape.getDim(0).getDimParam()).isEqualTo("batch");
        assertThat(shape.getDim(1).hasDimValue()).isTrue();
        assertThat(shape.getDim(1).getDimValue()).isZero();
        assertThat(shape.getDim(2).getDimValue()).isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Dimension("n", 0))
                .withMessageContaining("a name or a size");
        assertThatIllegalArgumentException().isThrownBy(() -> new Dimension(null, -1));
    }

    @Test
    void should_give_no_name_twice() {
        UniqueNames names = new UniqueNames();
        names.reserve("x_2");

        assertThat(names.next("x")).isEqualTo("x");
        assertThat(names.next("x")).isEqualTo("x_3");
        assertThat(names.next("y")).isEqualTo("y");
        assertThat(names.next("x")).isEqualTo("x_4");
    }

    @Test
    void should_name_inner_and_outer_values_apart() {
        OnnxGraph graph = new OnnxGraph(13);
        graph.reserve("Relu");
        OnnxGraph body = graph.body();

        assertThat(List.of(graph.unique("v"), body.unique("v"), body.node("Relu", "v"), graph.node("Relu", "v")))
                .containsExactly("v", "v_2", "Relu_2", "Relu_3");
        assertThat(graph.nodes("Split", List.of("v"), Map.of(), List.of("", "b")))
                .containsExactly(Operators.NONE, "b");
        assertThat(graph.build("g").getNode(1).getName()).isEqualTo("b");
    }

    @Test
    void should_keep_the_name_of_an_input() {
        OnnxGraph graph = new OnnxGraph(13);
        String input = graph.input("Relu", -1, 2);

        assertThat(input).isEqualTo("Relu");
        assertThat(graph.node("Relu", input)).isEqualTo("Relu_2");
    }

    @Test
    void should_write_weights_of_several_pieces_in_order_and_little_endian() throws IOException {
        float[] values = new float[5 + 2 * WeightSource.PIECE];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        WeightSource weights = WeightSource.of(values);
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        weights.writeTo(stream);

        float[] read = new float[values.length];
        ByteBuffer.wrap(stream.toByteArray())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(read);
        assertThat(stream.size()).isEqualTo(4 * values.length);
        assertThat(weights.bytes()).isEqualTo(4L * values.length);
        assertThat(read).isEqualTo(values);
        assertThat(weights.raw().toByteArray()).isEqualTo(stream.toByteArray());
    }

    @Test
    void should_tell_self_maps_apart_by_names_standardisation_and_function() {
        SelfMapGraph.Appender function = (graph, x) -> x;
        List<String> names = List.of("a", "b");
        float[] means = {1, 2};
        float[] deviations = {3, 4};
        SelfMapGraph graph = new SelfMapGraph(names, means, deviations, function);

        assertThat(graph)
                .isEqualTo(new SelfMapGraph(names, means.clone(), deviations.clone(), function))
                .hasSameHashCodeAs(new SelfMapGraph(names, means.clone(), deviations.clone(), function))
                .isNotEqualTo(new SelfMapGraph(List.of("a", "c"), means, deviations, function))
                .isNotEqualTo(new SelfMapGraph(names, new float[] {1, 3}, deviations, function))
                .isNotEqualTo(new SelfMapGraph(names, means, new float[] {3, 5}, function))
                .isNotEqualTo(new SelfMapGraph(names, means, deviations, (g, x) -> g.node("Neg", x)))
                .isNotEqualTo("a graph");
        assertThat(graph.hashCode()).isNotEqualTo(new SelfMapGraph(names, null, null, function).hashCode());
    }

    @Test
    void should_take_raw_values_without_a_standardisation() {
        OnnxGraph graph = new OnnxGraph(13);
        SelfMapGraph raw = new SelfMapGraph(List.of("a", "b"), null, null, (g, x) -> g.node("Neg", x));

        assertThat(raw.appendTo(graph, graph.input("x", -1, 2))).isEqualTo("Neg");
        assertThat(graph.build("g").getNodeList()).hasSize(1);
    }
}
