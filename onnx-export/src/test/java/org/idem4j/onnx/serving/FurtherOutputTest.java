package org.idem4j.onnx.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.idem4j.onnx.graph.MetadataKeys;
import org.idem4j.onnx.graph.ModelDescription;
import org.idem4j.onnx.graph.OnnxGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A graph of further outputs behind that of the self-map. */
class FurtherOutputTest {

    private static final ServingOptions CPU = ServingOptions.defaults().withProvider(ExecutionProvider.CPU);

    /** −x for rows of two columns (b, a), and their sum behind it. */
    private static byte[] file(String first, long batch) {
        OnnxGraph graph = new OnnxGraph(13);
        String input = graph.input("input", batch, 2);
        graph.output(first, graph.node("Neg", input), batch, 2);
        String ones = graph.constant("ones", new float[] {1, 10}, 2, 1);
        graph.output("sum", graph.node("MatMul", input, ones), batch, 1);
        graph.output("flat", graph.reshape(input, -1), -1);
        var names = Map.of(MetadataKeys.FEATURE_NAMES, "[\"b\",\"a\"]", MetadataKeys.OUTPUT_NAMES, "[\"b\",\"a\"]");
        return graph.model(new ModelDescription("two", "org.idem4j", 0, "", names))
                .toByteArray();
    }

    private static float[] rows(int count) {
        float[] rows = new float[2 * count];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i % 1000;
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 7})
    void should_give_a_further_output_for_any_number_of_rows(long batch) {
        try (OnnxRegressor model = OnnxRegressor.open(file("output", batch), "file", CPU)) {
            for (int count : new int[] {0, 1, 7, 8, 1024, 1025, 3000}) {
                float[] rows = rows(count);
                float[] expected = new float[count];
                for (int i = 0; i < count; i++) {
                    expected[i] = rows[2 * i + 1] + 10 * rows[2 * i]; // the self-map has a before b
                }
                assertThat(model.output("sum", rows)).isEqualTo(expected);
            }
            assertThat(model.selfMap().names()).containsExactly("a", "b");
            assertThat(model.outputs()).containsExactly("output", "sum", "flat");
            assertThat(model.apply(new float[] {3, 4})).containsExactly(-3, -4);
            assertThat(model.apply(new float[] {3, 4}, 2)).containsExactly(3, 4);
        }
    }

    @Test
    void should_refuse_what_the_graph_does_not_give() {
        try (OnnxRegressor model = OnnxRegressor.open(file("output", -1), "file", CPU)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.output("score", rows(1)))
                    .withMessageContaining("no output 'score'; it has " + List.of("output", "sum", "flat"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.output("flat", rows(2)))
                    .withMessageContaining("'flat'")
                    .withMessageContaining("no float [batch, k]");
            assertThatIllegalArgumentException().isThrownBy(() -> model.output("sum", Arrays.copyOf(rows(2), 3)));
        }
    }

    @Test
    void should_refuse_several_outputs_of_a_stranger() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxRegressor.open(file("other", -1), "file", CPU))
                .withMessageContaining("it has 3 outputs [other, sum, flat]");
    }
}
