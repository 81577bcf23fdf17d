package org.idem4j.onnx.serving;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.idem4j.onnx.graph.OnnxGraph;
import org.junit.jupiter.api.Test;

/** Small graphs: what of them is computed, and by how many threads. */
class ByRowsTest {

    private static final int N = TestModels.N;

    private static OnnxFile file(ModelProto model) {
        return OnnxFile.of("test", model.toByteArray());
    }

    private static OnnxGraph graph() {
        OnnxGraph graph = new OnnxGraph(OnnxGraph.MIN_OPSET);
        graph.input("input", -1, N);
        return graph;
    }

    private static float[] normal(int count) {
        SplittableRandom random = new SplittableRandom(5);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @Test
    void should_share_out_the_rows_of_a_dense_network_of_few_weights_alone() {
        OnnxGraph wide = graph();
        String up = wide.node("MatMul", "input", wide.constant("W", new float[N << 17], N, 1 << 17));
        wide.output("output", wide.reduce("ReduceSum", up, true, 1), -1, 1);
        OnnxGraph convolution = graph();
        String picture = convolution.reshape("input", -1, 1, N, 1);
        String kernel = convolution.constant("K", new float[] {2}, 1, 1, 1, 1);
        convolution.output("output", convolution.reshape(convolution.node("Conv", picture, kernel), -1, N), -1, N);

        assertThat(NarrowGraph.is(file(TestModels.unnamed(-1)))).isTrue();
        assertThat(NarrowGraph.is(file(wide.model(TestModels.description(Map.of())))))
                .isFalse();
        assertThat(NarrowGraph.is(file(convolution.model(TestModels.description(Map.of())))))
                .isFalse();
    }

    @Test
    void should_give_rows_that_are_shared_out_the_bits_that_they_have_alone() {
        int rows = 1000;
        float[] x = normal(rows * N);
        FloatBuffer in = direct(x.length).put(x).flip();
        FloatBuffer out = direct(x.length);
        ServingOptions shared = ServingOptions.defaults().withProvider(ExecutionProvider.CPU);
        byte[] content = TestModels.unnamed(-1).toByteArray();

        try (OnnxRegressor f = OnnxRegressor.open(content, "test", shared);
                OnnxRegressor alone = OnnxRegressor.open(content, "test", shared.withIntraOpThreads(1))) {
            float[] together = f.apply(x, 2);
            assertThat(together).containsExactly(alone.apply(x, 2));
            f.apply(in, out);
            assertThat(f.apply(toArray(out.flip()))).containsExactly(together);
            assertThat(f.output("y", x)).containsExactly(alone.apply(x));
            assertThat(f.options().intraOpThreads()).isZero();
        }
    }

    private static FloatBuffer direct(int values) {
        return ByteBuffer.allocateDirect(values * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private static float[] toArray(FloatBuffer buffer) {
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    @Test
    void should_leave_out_what_another_value_does_not_need() {
        OnnxGraph graph = graph();
        String doubled = graph.node("Add", "input", "input");
        OnnxGraph one = graph.body();
        one.output(graph.unique("then"), one.node("Neg", doubled), -1, N);
        OnnxGraph other = graph.body();
        other.output(graph.unique("else"), other.node("Abs", doubled), -1, N);
        String always = graph.node("Less", graph.scalar("zero", 0), graph.scalar("one", 1));
        String chosen = graph.node(
                "If", List.of(always), Map.of("then_branch", one.build("then"), "else_branch", other.build("else")));
        graph.name("wanted", chosen);
        graph.output("output", graph.node("Tanh", graph.node("Exp", chosen)), -1, N);
        OnnxFile whole = file(graph.model(TestModels.description(Map.of())));

        OnnxFile part = whole.giving("wanted").orElseThrow();

        assertThat(operators(part)).containsExactly("Add", "Less", "If", "Identity");
        try (OnnxRegressor f = OnnxRegressor.open(part.content(), "part", ServingOptions.defaults())) {
            assertThat(f.apply(new float[] {1, -2, 3})).containsExactly(-2, 4, -6);
        }
    }

    private static List<String> operators(OnnxFile file) {
        try {
            GraphProto graph = ModelProto.parseFrom(file.content()).getGraph();
            return graph.getNodeList().stream().map(NodeProto::getOpType).toList();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }
}
