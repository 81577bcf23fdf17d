package org.idem4j.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.util.onnx.ONNXContext;
import org.tribuo.util.onnx.ONNXOperators;
import org.tribuo.util.onnx.ONNXPlaceholder;

/** The operators of a graph, run by ONNX Runtime on x = ((0, 1, 2), (3, 4, 5)). */
class OperatorsTest {

    private static final long[] SHAPE = {2, 3};

    private static OnnxTensor x() throws OrtException {
        return OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), FloatBuffer.wrap(new float[] {0, 1, 2, 3, 4, 5}), SHAPE);
    }

    private static OnnxGraph graph(int opset, BiFunction<OnnxGraph, String, String> operators, int rank) {
        OnnxGraph graph = new OnnxGraph(opset);
        String value = operators.apply(graph, graph.input("x", SHAPE));
        Dimension[] unknown = new Dimension[rank];
        Arrays.setAll(unknown, axis -> Dimension.dynamic("d" + axis));
        graph.output("y", value, unknown);
        return graph;
    }

    /** Runs operators at the lowest and the highest opset and compares shape and values. */
    private static void assertGives(BiFunction<OnnxGraph, String, String> operators, long[] shape, double... expected)
            throws OrtException {
        for (int opset : new int[] {OnnxGraph.MIN_OPSET, OnnxGraph.MAX_OPSET}) {
            byte[] model = graph(opset, operators, shape.length)
                    .model(new ModelDescription("g", "d", 1, "", Map.of()))
                    .toByteArray();
            try (OrtSession session = OrtEnvironment.getEnvironment().createSession(model);
                    OnnxTensor x = x();
                    OrtSession.Result result = session.run(Map.of("x", x))) {
                OnnxTensor y = (OnnxTensor) result.get(0);
                float[] values = new float[expected.length];
                y.getFloatBuffer().get(values);
                assertThat(y.getInfo().getShape())
                        .as("shape at opset %d", opset)
                        .isEqualTo(shape);
                for (int i = 0; i < expected.length; i++) {
                    assertThat((double) values[i])
                            .as("value %d at opset %d", i, opset)
                            .isCloseTo(expected[i], within(1e-6));
                }
            }
        }
    }

    private static long[] shape(long... sizes) {
        return sizes;
    }

    @Test
    void should_change_shapes() throws OrtException {
        assertGives((g, x) -> g.reshape(x, 3, 2), shape(3, 2), 0, 1, 2, 3, 4, 5);
        assertGives((g, x) -> g.unsqueeze(x, 1), shape(2, 1, 3), 0, 1, 2, 3, 4, 5);
        assertGives((g, x) -> g.flatten(g.unsqueeze(x, 0), 2), shape(2, 3), 0, 1, 2, 3, 4, 5);
        assertGives((g, x) -> g.flatten(g.unsqueeze(x, 0), 1), shape(1, 6), 0, 1, 2, 3, 4, 5);
        assertGives((g, x) -> g.transpose(x, 1, 0), shape(3, 2), 0, 3, 1, 4, 2, 5);
    }

    @Test
    void should_take_parts_and_put_parts_together() throws OrtException {
        assertGives((g, x) -> g.slice(x, new long[] {1}, new long[] {3}, 1), shape(2, 2), 1, 2, 4, 5);
        assertGives((g, x) -> g.concat(List.of(x, x), 0), shape(4, 3), 0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5);
        assertGives((g, x) -> g.gather(x, g.constant("rows", new long[] {1, 1}), 0), shape(2, 3), 3, 4, 5, 3, 4, 5);
        assertGives((g, x) -> g.columns(x, new int[] {2, 0}), shape(2, 2), 2, 0, 5, 3);
    }

    @Test
    void should_leave_columns_that_are_in_order_alone() {
        OnnxGraph graph = new OnnxGraph(13);

        assertThat(graph.columns(graph.input("x", SHAPE), new int[] {0, 1, 2})).isEqualTo("x");
        assertThat(graph.build("g").getNodeList()).isEmpty();
    }

    @Test
    void should_read_sizes_and_change_types() throws OrtException {
        assertGives((g, x) -> g.cast(g.dimension(x, 1), DataType.FLOAT), shape(1), 3);
        assertGives((g, x) -> g.cast(g.dimension(x, 0), DataType.FLOAT), shape(1), 2);
    }

    @Test
    void should_reduce_axes() throws OrtException {
        assertGives((g, x) -> g.reduce("ReduceSum", x, true, 1), shape(2, 1), 3, 12);
        assertGives((g, x) -> g.reduce("ReduceSum", x, false, 0), shape(3), 3, 5, 7);
        assertGives((g, x) -> g.reduce("ReduceMax", x, false, 1), shape(2), 2, 5);
        assertGives((g, x) -> g.reduce("ReduceMean", x, true, 0), shape(1, 3), 1.5, 2.5, 3.5);
        // (0 + 1 + 8)^⅓ and (27 + 64 + 125)^⅓ = 6
        assertGives(
                (g, x) -> g.norm(g.node("Neg", x), 3, powers -> g.reduce("ReduceSum", powers, false, 1)),
                shape(2),
                Math.cbrt(9),
                6);
    }

    @Test
    void should_apply_a_function_to_its_own_output_with_constants_of_its_own_once() throws OrtException {
        SelfMapGraph.Appender function =
                (g, x) -> g.node("Add", g.node("Mul", x, g.scalar("two", 2)), g.scalar("one", 1));

        // x → 2x + 1 three times is 8x + 7.
        assertGives((g, x) -> g.iterate(function, x, 3).get(2), shape(2, 3), 7, 15, 23, 31, 39, 47);
        OnnxGraph graph = graph(13, (g, x) -> g.iterate(function, x, 3).get(2), 2);
        assertThat(graph.build("g").getInitializerList()).hasSize(2);
        assertThat(graph.iterate(function, "x", 2)).hasSize(2);
        assertThat(graph.build("g").getInitializerList()).hasSize(4);
    }

    @Test
    void should_share_constants_in_repetitions_of_repetitions() throws OrtException {
        SelfMapGraph.Appender twice = (g, x) ->
                g.iterate((h, v) -> h.node("Mul", v, h.scalar("two", 2)), x, 2).get(1);
        SelfMapGraph.Appender function = (g, x) -> g.node("Add", twice.appendTo(g, x), g.scalar("three", 3));

        // x → 4x + 3 twice is 16x + 15.
        assertGives((g, x) -> g.iterate(function, x, 2).get(1), shape(2, 3), 15, 31, 47, 63, 79, 95);
        assertThat(graph(13, (g, x) -> g.iterate(function, x, 2).get(1), 2)
                        .build("g")
                        .getInitializerList())
                .hasSize(2);
    }

    /** A function in a graph of Tribuo's, whose context renames everything. */
    @Test
    void should_be_spliced_into_tribuos_graph() throws OrtException {
        SelfMapGraph.Appender function = (g, x) -> {
            String scaled = g.node("Mul", x, g.constant("factors", new float[] {1, 10, 100}, 3));
            return g.columns(g.node("Add", scaled, g.constant("half", new float[] {0.5f})), new int[] {1, 0, 2});
        };

        assertThat(spliced(function)).containsExactly(10.5, 0.5, 200.5, 40.5, 3.5, 500.5);
        assertThat(spliced((g, x) -> x)).containsExactly(0, 1, 2, 3, 4, 5);
    }

    private static double[] spliced(SelfMapGraph.Appender function) throws OrtException {
        ONNXContext context = new ONNXContext();
        ONNXPlaceholder input = context.floatInput("x", 3);
        TribuoGraph.splice(function, input).assignTo(context.floatOutput("y", 3));
        byte[] model = ModelProto.newBuilder()
                .setIrVersion(7)
                .addOpsetImport(ONNXOperators.getOpsetProto())
                .setGraph(context.buildGraph())
                .build()
                .toByteArray();
        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(model);
                OnnxTensor x = x();
                OrtSession.Result result = session.run(Map.of("x", x))) {
            float[] values = new float[6];
            ((OnnxTensor) result.get(0)).getFloatBuffer().get(values);
            return IntStream.range(0, 6).mapToDouble(i -> values[i]).toArray();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 14, 15, 16, 17})
    void should_write_the_opset_that_it_was_made_for_and_the_oldest_format_of_it(int opset) {
        OnnxGraph graph = graph(opset, (g, x) -> x, 2);
        var model = graph.model(new ModelDescription("name", "org.example", 7, "what for", Map.of("b", "2", "a", "1")));

        assertThat(graph.opset()).isEqualTo(opset);
        assertThat(graph.body().opset()).isEqualTo(opset);
        assertThat(model.getOpsetImport(0).getVersion()).isEqualTo(opset);
        assertThat(model.getIrVersion()).isEqualTo(opset < 15 ? 7 : 8);
        assertThat(model.getGraph().getName()).isEqualTo("name");
        assertThat(model.getProducerName()).isEqualTo("idem4j");
        assertThat(model.getDomain()).isEqualTo("org.example");
        assertThat(model.getModelVersion()).isEqualTo(7);
        assertThat(model.getDocString()).isEqualTo("what for");
        assertThat(model.getMetadataPropsList().stream().map(entry -> entry.getKey() + entry.getValue()))
                .containsExactly("a1", "b2");
    }
}
