package org.idem4j.onnx.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.List;
import java.util.Map;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.junit.jupiter.api.Test;

class SelfMapGraphTest {

    @Test
    void should_keep_small_deviations_of_columns_with_a_large_mean() {
        float[] means = {1e6f, -3e5f};
        float[] deviations = {0.5f, 2f};
        // z → z/2: halves the distance from the mean.
        SelfMapGraph graph = new SelfMapGraph(
                List.of("a", "b"), means, deviations, (g, x) -> g.node("Mul", x, g.scalar("half", 0.5)));
        ModelProto model = graph.model(13, new ModelDescription("g", "d", 1, "", Map.of()));

        try (OnnxRegressor served = OnnxRegressor.open(model.toByteArray(), "test", ServingOptions.defaults())) {
            float[] y = served.apply(new float[] {1000001f, -300004f});

            // Exact in single precision; folded into weights the two terms of 1e6 would cancel.
            assertThat(y[0]).isCloseTo(1000000.5f, within(0.0625f));
            assertThat(y[1]).isCloseTo(-300002f, within(0.03125f));
        }
    }

    @Test
    void should_take_and_give_columns_in_any_order_of_theirs() {
        float[] means = {1, 2, 3};
        SelfMapGraph graph = new SelfMapGraph(
                List.of("a", "b", "c"),
                means,
                new float[] {1, 1, 1},
                (g, x) -> g.node("Where", g.node("IsNaN", x), g.constant("eight", new float[] {8, 8, 8}, 3), x),
                (g, x) -> g.node("Mul", x, g.constant("factors", new float[] {1, 10, 100}, 3)));
        // Says that a cell may be missing.
        ModelDescription description = new ModelDescription("g", "d", 1, "", Map.of(MetadataKeys.SPREAD, "[1, 1, 1]"));
        SelfMapGraph moved = graph.inOrder(List.of("c", "a", "b"));

        assertThat(moved.model(13, description).getMetadataPropsList())
                .filteredOn(entry -> entry.getKey().equals(MetadataKeys.FEATURE_NAMES))
                .singleElement()
                .satisfies(entry -> assertThat(entry.getValue()).isEqualTo("[\"c\",\"a\",\"b\"]"));
        // In the order of the names, as a regressor has rows, whichever the file's is; a missing b is 8 + 2.
        float[] row = {2, 5, 4, 2, Float.NaN, 4};
        for (SelfMapGraph one : List.of(graph, moved)) {
            byte[] file = one.model(13, description).toByteArray();
            byte[] filling = one.fillingModel(13, description).toByteArray();
            try (OnnxRegressor served = OnnxRegressor.open(file, "test", ServingOptions.defaults());
                    OnnxRegressor fills = OnnxRegressor.open(filling, "test", ServingOptions.defaults())) {
                assertThat(served.apply(row)).containsExactly(2, 32, 103, 2, 82, 103);
                assertThat(fills.apply(row)).containsExactly(2, 5, 4, 2, 10, 4);
            }
        }
        assertThat(moved).isNotEqualTo(graph).isEqualTo(graph.inOrder(List.of("c", "a", "b")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> graph.inOrder(List.of("c", "a", "d")).model(13, description))
                .withMessageContaining("is not one of the columns [a, b, c]");
    }

    @Test
    void should_carry_names_of_any_spelling() {
        List<String> names = List.of("a,b", "say \"hi\"", "tab\there", "Ångström");

        assertThat(MetadataKeys.decodeNames(MetadataKeys.encodeNames(names))).isEqualTo(names);
    }

    @Test
    void should_refuse_names_from_a_strangers_file() {
        for (String text :
                List.of("", "null", "{}", "[1,[2]]", "[\"a\",\"a\"]", "[\"\"]", "[\"a\"] trailing", "[\"a\"")) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> MetadataKeys.decodeNames(text));
        }
    }
}
