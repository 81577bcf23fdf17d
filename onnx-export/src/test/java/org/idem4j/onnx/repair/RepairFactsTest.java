package org.idem4j.onnx.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.idem4j.onnx.graph.MetadataKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepairFactsTest {

    private static final List<String> NAMES = List.of("a", "b", "c");
    private static final float NAN = Float.NaN;
    private static final Calibration CALIBRATION =
            new Calibration(.99, 7, new float[] {.1f, 20, 3e-9f}, new float[] {.01f, 2, 1e-10f});
    private static final RepairFacts FACTS = new RepairFacts(new float[] {1.1f, -2, 3e7f}, CALIBRATION);

    @Test
    void should_fill_missing_cells_column_by_column() {
        float[] rows = {NAN, 8, NAN, 7, NAN, 9};

        assertThat(FACTS.filled(rows, NAMES)).containsExactly(1.1f, 8, 3e7f, 7, -2, 9);
        assertThat(rows).as("the rows given").containsExactly(NAN, 8, NAN, 7, NAN, 9);
    }

    @Test
    void should_take_an_infinite_cell_for_a_missing_one_where_such_may_be() {
        float[] rows = {1, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};

        assertThat(FACTS.filled(rows, NAMES)).containsExactly(1, -2, 3e7f);
        assertThat(new RepairFacts(new float[3], null, null, null).filled(rows, NAMES))
                .containsExactly(1, NAN, NAN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RepairFacts.NONE.filled(rows, NAMES))
                .withMessageContaining("Row 0 has Infinity in column 'b', which is no finite number");
    }

    @Test
    void should_not_copy_rows_without_missing_cells() {
        float[] rows = {1, 2, 3};

        assertThat(FACTS.filled(rows, NAMES)).isSameAs(rows);
        assertThat(RepairFacts.NONE.filled(rows, NAMES)).isSameAs(rows);
    }

    @Test
    void should_refuse_missing_cells_where_training_never_masked_one() {
        assertThat(RepairFacts.NONE.fillsMissing()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RepairFacts(null, CALIBRATION).filled(new float[] {1, NAN, 2}, NAMES))
                .withMessageContaining("not trained with masking")
                .withMessageContaining("train it with a Masking");
    }

    @Test
    void should_give_tolerances_measured_or_of_your_own() {
        assertThat(FACTS.tolerances()).containsExactly(.01f, 2, 1e-10f);
        assertThat(FACTS.tolerances(.5, 3)).containsExactly(.05f, 10, 1.5e-9f);
        assertThat(RepairFacts.NONE.tolerances(.5, 2)).containsExactly(.5f, .5f);
        assertThatIllegalArgumentException()
                .isThrownBy(RepairFacts.NONE::tolerances)
                .withMessageContaining("give a tolerance");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void should_refuse_a_tolerance_that_is_none(double tolerance) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FACTS.tolerances(tolerance, 3))
                .withMessageContaining("finite and not negative, not " + tolerance);
    }

    @Test
    void should_follow_the_columns() {
        RepairFacts reordered = FACTS.reordered(new int[] {2, 0, 1});

        assertThat(reordered.missingValues()).containsExactly(3e7f, 1.1f, -2);
        assertThat(reordered.calibration().deviations()).containsExactly(3e-9f, .1f, 20);
        assertThat(reordered.calibration().tolerances()).containsExactly(1e-10f, .01f, 2);
        assertThat(RepairFacts.NONE.reordered(new int[] {1, 0})).isEqualTo(RepairFacts.NONE);
    }

    @Test
    void should_come_back_from_metadata_with_every_bit() {
        for (RepairFacts facts : new RepairFacts[] {
            FACTS, RepairFacts.NONE, new RepairFacts(null, CALIBRATION), new RepairFacts(FACTS.missingValues(), null)
        }) {
            assertThat(RepairMetadata.decode(RepairMetadata.encode(facts), 3)).isEqualTo(facts);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1, 2, 3",
                "[1, 2]",
                "[1, 2, null]",
                "[1, 2, 'x']",
                "[1, 2, 1e60]",
                "[1, 2, 3] 4",
                "null",
                "{}",
            })
    void should_refuse_bad_metadata_of_missing_values(String text) {
        Map<String, String> metadata = Map.of(MetadataKeys.MISSING_VALUES, text.replace('\'', '"'));

        assertThatIllegalArgumentException().isThrownBy(() -> RepairMetadata.decode(metadata, 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]",
                "null",
                "{'level':0.99,'rows':7}",
                "{'level':0.99,'rows':7,'deviations':[1,1,1]}",
                "{'level':0.99,'rows':7,'deviations':[1,1,1],'tolerances':[1,1]}",
                "{'level':0.99,'rows':7,'deviations':[1,1],'tolerances':[1,1]}",
                "{'level':0.99,'rows':7,'deviations':[1,1,0],'tolerances':[1,1,1]}",
                "{'level':0.99,'rows':7,'deviations':[1,1,1],'tolerances':[1,1,null]}",
                "{'level':2,'rows':7,'deviations':[1,1,1],'tolerances':[1,1,1]}",
            })
    void should_refuse_bad_metadata_of_a_calibration(String text) {
        Map<String, String> metadata = new HashMap<>();
        metadata.put(MetadataKeys.CALIBRATION, text.replace('\'', '"'));

        assertThatIllegalArgumentException().isThrownBy(() -> RepairMetadata.decode(metadata, 3));
    }
}
