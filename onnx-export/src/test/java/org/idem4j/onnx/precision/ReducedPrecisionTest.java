package org.idem4j.onnx.precision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.onnx.graph.Precision;
import org.idem4j.onnx.graph.SelfMapGraph;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ReducedPrecisionTest {

    private static final float[] ROWS = Graphs.rows(7, 300);
    private static final float[] OTHERS = Graphs.rows(8, 200);

    private static TensorProto constant(ModelProto model, String name) {
        return model.getGraph().getInitializerList().stream()
                .filter(tensor -> tensor.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<NodeProto> taking(ModelProto model, String value) {
        return model.getGraph().getNodeList().stream()
                .filter(node -> node.getInputList().contains(value))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(value = Precision.class, mode = Mode.EXCLUDE, names = "FLOAT32")
    void should_rewrite_what_stands_beside_an_activation_and_leave_projection_units_and_metadata(Precision precision) {
        ModelProto model = Graphs.couplings();

        ModelProto reduced = ReducedPrecision.rewrite(model, precision, ROWS);

        assertThat(Precision.of(model)).isEqualTo(Precision.FLOAT32);
        assertThat(Precision.of(reduced)).isEqualTo(precision);
        assertThat(taking(reduced, "projection"))
                .extracting(NodeProto::getOpType)
                .containsExactly("MatMul");
        for (String name : List.of("projection", "means", "deviations")) {
            assertThat(constant(reduced, name)).isEqualTo(constant(model, name));
        }
        assertThat(reduced.getGraph().getInitializerList())
                .extracting(TensorProto::getName)
                .doesNotContain("up", "down");
        assertThat(reduced.toBuilder().clearGraph().build())
                .isEqualTo(model.toBuilder().clearGraph().build());
    }

    @ParameterizedTest
    @CsvSource({"FP16, 5e-4, 1e-6", "BF16, 4e-3, 1e-6", "INT8_STATIC, .03, 2e-3", "INT8_DYNAMIC, .03, .03"})
    void should_give_nearly_what_the_float_graph_gives_and_stay_idempotent(
            Precision precision, double difference, double gap) {
        ModelProto model = Graphs.couplings();

        ModelProto reduced = ReducedPrecision.rewrite(model, precision, ROWS);

        assertThat(Graphs.apart(Graphs.apply(model, OTHERS), Graphs.apply(reduced, OTHERS)))
                .isPositive()
                .isLessThan(difference);
        assertThat(Graphs.gap(reduced, OTHERS)).isLessThan(gap);
    }

    @ParameterizedTest
    @EnumSource(value = Precision.class, mode = Mode.EXCLUDE, names = "FLOAT32")
    void should_give_a_row_the_same_bits_in_any_batch_unless_scales_are_a_batch_s(Precision precision) {
        try (OnnxRegressor served = Graphs.served(ReducedPrecision.rewrite(Graphs.couplings(), precision, ROWS))) {
            assertThat(served.batchDependence().isPresent()).isEqualTo(precision == Precision.INT8_DYNAMIC);
        }
    }

    @Test
    void should_compute_with_weights_of_sixteen_bits_as_with_the_same_ones_in_thirty_two() {
        ModelProto half = ReducedPrecision.rewrite(Graphs.couplings(), Precision.FP16, ROWS);
        ModelProto.Builder rounded = Graphs.couplings().toBuilder();
        for (int i = 0; i < rounded.getGraph().getInitializerCount(); i++) {
            TensorProto tensor = rounded.getGraph().getInitializer(i);
            if (List.of("up", "down").contains(tensor.getName())) {
                float[] values = FloatConstant.values(tensor);
                for (int k = 0; k < values.length; k++) {
                    values[k] = Math.round(values[k] * 0x1p13f) == 0 ? 0 : tenBits(values[k]);
                }
                rounded.getGraphBuilder()
                        .setInitializer(
                                i,
                                FloatConstant.of(values, tensor.getDimsList()).setName(tensor.getName()));
            }
        }

        assertThat(Graphs.apply(half, OTHERS)).isEqualTo(Graphs.apply(rounded.build(), OTHERS));
    }

    /** The nearest number with ten bits behind the first, by arithmetic; no tie is met by chance. */
    private static float tenBits(float value) {
        float unit = Math.ulp(value) * (1 << 13);
        return (float) (Math.rint(value / unit) * unit);
    }

    @Test
    void should_write_integers_of_seven_bits_and_a_scale_for_each_output() {
        ModelProto reduced = ReducedPrecision.rewrite(Graphs.couplings(), Precision.INT8_STATIC, ROWS);
        float[] up = FloatConstant.values(constant(Graphs.couplings(), "up"));
        NodeProto made = taking(reduced, "quantized").get(0);
        byte[] integers = constant(reduced, "quantized").getRawData().toByteArray();
        float[] scales = FloatConstant.values(constant(reduced, made.getInput(1)));

        assertThat(constant(reduced, "quantized").getDataType()).isEqualTo(DataType.INT8.getNumber());
        assertThat(scales).hasSize(Graphs.HIDDEN);
        for (int i = 0; i < up.length; i++) {
            assertThat(Math.abs(integers[i])).isLessThanOrEqualTo((byte) 63);
            assertThat(Math.abs(integers[i] * scales[i % Graphs.HIDDEN] - up[i]))
                    .isLessThanOrEqualTo(.5000001f * scales[i % Graphs.HIDDEN]);
        }
        for (int o = 0; o < Graphs.HIDDEN; o++) {
            int column = o;
            assertThat(java.util.stream.IntStream.range(0, Graphs.N)
                            .map(i -> Math.abs(integers[i * Graphs.HIDDEN + column]))
                            .max()
                            .orElseThrow())
                    .isEqualTo(63);
        }
    }

    /** tanh(αxWᵀ + βc)V: every part of a Gemm. */
    private static String oddGemms(OnnxGraph graph, String x) {
        String w = graph.constant("W", Graphs.normal(4, 8 * Graphs.N, .5), 8, Graphs.N);
        String c = graph.constant("c", Graphs.normal(5, 8, 1), 1, 8);
        String first = graph.node("Gemm", List.of(x, w, c), Map.of("transB", 1, "alpha", .5f, "beta", 2f));
        String second = graph.constant("V", Graphs.normal(6, 8 * Graphs.N, .5), 8, Graphs.N);
        String product = graph.node("Gemm", List.of(graph.node("Tanh", first), second), Map.of("alpha", -1f));
        return graph.node(
                "Add",
                product,
                graph.node(
                        "MatMul",
                        graph.node("Relu", x),
                        graph.constant("U", Graphs.normal(9, Graphs.N * Graphs.N, .3), Graphs.N, Graphs.N)));
    }

    /** The same weights twice, turned round the second time; one output has none, one hardly any, and both have a bias. */
    private static String tiedGemms(OnnxGraph graph, String x) {
        float[] weights = Graphs.normal(14, Graphs.N * Graphs.N, .4);
        for (int row = 0; row < Graphs.N; row++) {
            weights[row * Graphs.N] = 0;
            weights[row * Graphs.N + 1] *= 1e-9f;
        }
        String tied = graph.constant("T", weights, Graphs.N, Graphs.N);
        String bias = graph.constant("t", new float[] {.07f, .3f, 0, -.2f, .1f, 1}, Graphs.N);
        String first = graph.node("Gemm", List.of(graph.node("Relu", x), tied, bias), Map.of());
        return graph.node("Gemm", List.of(graph.node("Tanh", first), tied), Map.of("transB", 1));
    }

    /** Two convolutions of a row as a picture of 2 × 3, with groups and pads. */
    private static String convolutions(OnnxGraph graph, String x) {
        String picture = graph.reshape(x, -1, 1, 2, 3);
        String first = graph.node(
                "Conv",
                List.of(
                        picture,
                        graph.constant("K", Graphs.normal(10, 4 * 9, .4), 4, 1, 3, 3),
                        graph.constant("k", Graphs.normal(11, 4, .3), 4)),
                Map.of("pads", new long[] {1, 1, 1, 1}));
        String second = graph.node(
                "Conv",
                List.of(graph.node("Relu", first), graph.constant("L", Graphs.normal(12, 2 * 2, .5), 2, 2, 1, 1)),
                Map.of("group", 2));
        return graph.reshape(graph.reduce("ReduceSum", second, true, 1), -1, Graphs.N);
    }

    @ParameterizedTest
    @CsvSource({
        "FP16, 1e-3",
        "BF16, 8e-3",
        "INT8_STATIC, .04",
        "INT8_DYNAMIC, .04",
    })
    void should_rewrite_every_form_of_a_product(Precision precision, double difference) {
        for (SelfMapGraph.Appender network : List.<SelfMapGraph.Appender>of(
                ReducedPrecisionTest::oddGemms, ReducedPrecisionTest::tiedGemms, ReducedPrecisionTest::convolutions)) {
            ModelProto model = Graphs.selfMap(null, network).model(13, Graphs.description());

            ModelProto reduced = ReducedPrecision.rewrite(model, precision, ROWS);

            assertThat(Graphs.apart(Graphs.apply(model, OTHERS), Graphs.apply(reduced, OTHERS)))
                    .isPositive()
                    .isLessThan(difference);
            assertThat(reduced.getGraph().getInitializerList())
                    .extracting(TensorProto::getName)
                    .doesNotContain("W", "V", "U", "T", "K", "L");
        }
    }

    @ParameterizedTest
    @CsvSource({"INT8_STATIC, true", "INT8_DYNAMIC, true", "FP16, false", "BF16, false"})
    void should_leave_the_filling_as_it_is_where_others_become_integers(Precision precision, boolean left) {
        SelfMapGraph.Appender filling = (graph, x) -> graph.node(
                "Where",
                graph.node("IsNaN", x),
                graph.node(
                        "MatMul",
                        graph.node("Tanh", graph.node("Where", graph.node("IsNaN", x), graph.scalar("zero", 0), x)),
                        graph.constant("expected", Graphs.normal(13, Graphs.N * Graphs.N, .2), Graphs.N, Graphs.N)),
                x);
        ModelProto model = Graphs.selfMap(filling, Graphs::couplings).model(13, Graphs.description());

        ModelProto reduced = ReducedPrecision.rewrite(model, precision, ROWS);

        assertThat(taking(reduced, "expected")).hasSize(left ? 1 : 0);
        assertThat(reduced.getGraph().getInitializerList())
                .extracting(TensorProto::getName)
                .doesNotContain("up");
    }

    @Test
    void should_refuse_a_graph_that_is_linear_and_rows_that_give_no_range() {
        ModelProto linear = Graphs.selfMap(
                        null,
                        (graph, x) -> graph.node(
                                "MatMul", x, graph.constant("P", new float[Graphs.N * Graphs.N], Graphs.N, Graphs.N)))
                .model(13, Graphs.description());
        float[] wild = ROWS.clone();
        Arrays.fill(wild, 0, Graphs.N, Float.MAX_VALUE); // infinite in units of half

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReducedPrecision.rewrite(linear, Precision.FP16, ROWS))
                .withMessageContaining("no product beside an activation function that could be in fp16");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReducedPrecision.rewrite(Graphs.couplings(), Precision.INT8_STATIC, wild))
                .withMessageContaining("is no finite number, so it has no range");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ReducedPrecision.rewrite(Graphs.couplings(), Precision.INT8_STATIC, new float[0]))
                .withMessageContaining("There are no rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Precision.parse("int4"))
                .withMessageContaining("'int4'");
        assertThatIllegalArgumentException().isThrownBy(() -> Precision.parse("float32"));
    }

    @Test
    void should_leave_a_weight_in_single_precision_that_half_can_not_hold() {
        ModelProto model = Graphs.selfMap(null, (graph, x) -> {
                    float[] huge = Graphs.normal(1, Graphs.N * Graphs.N, .1);
                    huge[5] = 70_000;
                    String first = graph.node("MatMul", x, graph.constant("huge", huge, Graphs.N, Graphs.N));
                    String small = graph.constant("small", Graphs.normal(2, 36, .1), Graphs.N, Graphs.N);
                    return graph.node("MatMul", graph.node("Tanh", first), small);
                })
                .model(13, Graphs.description());

        ModelProto half = ReducedPrecision.rewrite(model, Precision.FP16, ROWS);

        assertThat(constant(half, "huge")).isEqualTo(constant(model, "huge"));
        assertThat(half.getGraph().getInitializerList())
                .extracting(TensorProto::getName)
                .doesNotContain("small");
    }
}
