package org.idem4j.onnx.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.idem4j.onnx.graph.MetadataKeys;
import org.idem4j.onnx.graph.SelfMapGraph;
import org.idem4j.onnx.repair.Calibration;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.repair.RepairMetadata;
import org.junit.jupiter.api.Test;

class ServedRepairFactsTest {

    private static final ServingOptions CPU = ServingOptions.defaults().withProvider(ExecutionProvider.CPU);

    private static byte[] file(Map<String, String> metadata) {
        return new SelfMapGraph(List.of("c", "a", "b"), null, null, TestModels::network)
                .model(13, TestModels.description(metadata))
                .toByteArray();
    }

    @Test
    void should_read_the_facts_of_a_file_in_the_order_of_the_served_columns() {
        Calibration calibration = new Calibration(.9, 5, new float[] {3, 1, 2}, new float[] {.3f, .1f, .2f});
        Map<String, String> metadata = RepairMetadata.encode(new RepairFacts(new float[] {30, 10, 20}, calibration));

        try (OnnxRegressor served = OnnxRegressor.open(file(metadata), "test", CPU)) {
            assertThat(served.selfMap().names()).containsExactly("a", "b", "c");
            assertThat(RepairFacts.of(served))
                    .isEqualTo(new RepairFacts(
                            new float[] {10, 20, 30},
                            new Calibration(.9, 5, new float[] {1, 2, 3}, new float[] {.1f, .2f, .3f})));
        }
    }

    @Test
    void should_take_what_is_no_finite_number_for_a_missing_cell_where_such_may_be() {
        Map<String, String> metadata = RepairMetadata.encode(new RepairFacts(new float[] {30, 10, 20}, null));

        try (OnnxRegressor served = OnnxRegressor.open(file(metadata), "test", CPU)) {
            float[] filled = served.apply(new float[] {10, 2, 30, 4, 20, 6}); // a, b, c
            float[] given = {Float.NaN, 2, Float.POSITIVE_INFINITY, 4, Float.NEGATIVE_INFINITY, 6};

            assertThat(served.apply(given)).containsExactly(filled);
            assertThat(served.output("output", given)).hasSize(6);
            assertThat(served.apply(new float[][] {{Float.NaN, 2, Float.POSITIVE_INFINITY}})[0])
                    .containsExactly(filled[0], filled[1], filled[2]);
        }
    }

    @Test
    void should_serve_a_file_that_says_nothing() {
        try (OnnxRegressor served = OnnxRegressor.open(file(Map.of()), "test", CPU)) {
            assertThat(RepairFacts.of(served)).isEqualTo(RepairFacts.NONE);
        }
    }

    @Test
    void should_refuse_a_file_whose_facts_are_not_of_its_columns() {
        byte[] bad = file(Map.of(MetadataKeys.MISSING_VALUES, "[1, 2]"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxRegressor.open(bad, "bad.onnx", CPU))
                .withMessageContaining("bad.onnx has unreadable metadata")
                .withMessageContaining("2 columns, the model has 3");
    }
}
