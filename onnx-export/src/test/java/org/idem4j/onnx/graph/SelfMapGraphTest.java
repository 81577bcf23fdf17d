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
