package org.idem4j.onnx.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.onnx.repair.RepeatableStep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchDependenceTest {

    private static final ServingOptions CPU = ServingOptions.defaults().withProvider(ExecutionProvider.CPU);
    private static final int WIDTH = 48;

    private static OnnxRegressor served(ModelProto model) {
        return OnnxRegressor.open(model.toByteArray(), "their.onnx", CPU);
    }

    private static ModelProto model(OnnxGraph graph, String value, int columns) {
        graph.output("output", value, -1, columns);
        return graph.model(TestModels.description(Map.of()));
    }

    /** x, through an eight-bit integer of a scale that is the batch's. */
    private static ModelProto dynamicallyQuantised() {
        OnnxGraph graph = new OnnxGraph(13);
        List<String> quantised = graph.nodes(
                "DynamicQuantizeLinear",
                List.of(graph.input("input", -1, TestModels.N)),
                Map.of(),
                List.of("quantised", "scale", "zero"));
        return model(graph, graph.node("DequantizeLinear", quantised.toArray(String[]::new)), TestModels.N);
    }

    /** A product whose weights are an input of the graph with a default, so that the runtime can't lay them out before it runs. */
    private static ModelProto weightsAsInputs() {
        SplittableRandom random = new SplittableRandom(3);
        float[] weights = new float[WIDTH * WIDTH];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian();
        }
        OnnxGraph graph = new OnnxGraph(13);
        String input = graph.input("input", -1, WIDTH);
        ModelProto.Builder model =
                model(graph, graph.node("MatMul", input, graph.constant("W", weights, WIDTH, WIDTH)), WIDTH)
                        .toBuilder();
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        shape.addDimBuilder().setDimValue(WIDTH);
        shape.addDimBuilder().setDimValue(WIDTH);
        model.getGraphBuilder()
                .addInput(ValueInfoProto.newBuilder()
                        .setName("W")
                        .setType(TypeProto.newBuilder()
                                .setTensorType(TypeProto.Tensor.newBuilder()
                                        .setElemType(TensorProto.DataType.FLOAT_VALUE)
                                        .setShape(shape))));
        return model.build();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1, 2})
    void should_find_nothing_in_a_graph_whose_rows_are_by_themselves(long batch) {
        try (OnnxRegressor served = served(TestModels.unnamed(batch))) {
            assertThat(served.batchDependence()).isEmpty();
            assertThat(RepeatableStep.of(served, 0.1).tolerances()).hasSize(TestModels.N);
        }
    }

    @Test
    void should_refuse_a_repeatable_step_of_rows_that_become_the_mean_of_their_batch() {
        try (OnnxRegressor served = served(TestModels.batchMean(-1))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RepeatableStep.of(served, 0.1))
                    .withMessageContaining("a row alone and the same row in a batch come out of their.onnx")
                    .withMessageContaining("no operator one over the batch's axis");
        }
    }

    @Test
    void should_name_the_operator_that_takes_its_scale_from_the_batch() {
        try (OnnxRegressor served = served(dynamicallyQuantised())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RepeatableStep.of(served, 0.1))
                    .withMessageContaining("their.onnx")
                    .withMessageContaining("by its operators DynamicQuantizeLinear")
                    .withMessageContaining("int8-static");
        }
    }

    @Test
    void should_name_an_operator_within_another() {
        OnnxGraph graph = new OnnxGraph(13);
        String input = graph.input("input", -1, TestModels.N);
        OnnxGraph body = graph.body();
        body.output(
                body.unique("drawn"), body.node("Add", input, body.node("RandomNormalLike", input)), -1, TestModels.N);
        OnnxGraph same = graph.body();
        same.output(same.unique("same"), same.node("Identity", input), -1, TestModels.N);
        String never = graph.node("IsNaN", graph.scalar("one", 1));
        String chosen = graph.node(
                "If", List.of(never), Map.of("then_branch", body.build("then"), "else_branch", same.build("else")));

        try (OnnxRegressor served = served(model(graph, chosen, TestModels.N))) {
            assertThat(served.batchDependence().orElseThrow())
                    .contains(
                            "what their.onnx makes of a row depends on the rows beside it, by its operators RandomNormalLike");
        }
    }

    @Test
    void should_find_what_weights_among_the_inputs_do_to_the_last_bits() {
        try (OnnxRegressor served = served(weightsAsInputs())) {
            Optional<String> reason = served.batchDependence();

            assertThat(reason.orElseThrow()).contains("Make its weights constants of the graph");
        }
    }
}
