package org.idem4j.onnx.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.idem4j.onnx.graph.MetadataKeys;
import org.idem4j.onnx.graph.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibratedForTest {

    private static final float[] CENTRE = {100, -5, 0};
    private static final float[] DEVIATIONS = {3, 0, 4};

    private static UnaryOperator<float[]> shifted(float by) {
        return rows -> {
            float[] moved = rows.clone();
            for (int i = 0; i < moved.length; i += 3) {
                moved[i] += by;
            }
            return moved;
        };
    }

    private static CalibratedFor identity() {
        return CalibratedFor.measure(UnaryOperator.identity(), CENTRE, DEVIATIONS, "idem4j", Precision.FLOAT32);
    }

    @Test
    void should_draw_rows_around_the_centre_and_find_the_same_function_again() {
        CalibratedFor made = identity();

        assertThat(made.columns()).isEqualTo(3);
        for (float[] row : made.rows()) {
            assertThat(row[0]).isBetween(97f, 103f);
            assertThat(row[1]).isEqualTo(-5);
            assertThat(row[2]).isBetween(-4f, 4f);
        }
        assertThat(made.rows()[0]).isNotEqualTo(made.rows()[1]);
        assertThat(made.difference(UnaryOperator.identity(), DEVIATIONS)).isZero();
        assertThat(made.fits(0)).isTrue();
    }

    @Test
    void should_measure_a_difference_in_each_columns_deviation() {
        double ulps = 8 * Math.ulp(100f);

        assertThat(identity().difference(shifted(1), DEVIATIONS))
                .isCloseTo((1 - ulps) / 3 / Math.sqrt(3), within(1e-5));
        assertThat(identity().difference(shifted(4e-5f), DEVIATIONS)).isZero(); // 5 last places of 100
        assertThat(identity().difference(shifted(Float.NaN), DEVIATIONS)).isInfinite();
        assertThat(identity().fits(1.9e-5)).isTrue();
        assertThat(identity().fits(2.1e-5)).isFalse();
        assertThat(identity().fits(Double.NaN)).isFalse();
    }

    @Test
    void should_give_up_where_the_function_gives_no_number_or_there_are_too_many_columns() {
        float[] wide = new float[(1 << 16) + 1];

        assertThat(CalibratedFor.measure(shifted(Float.NaN), CENTRE, DEVIATIONS, "p", Precision.FP16))
                .isNull();
        assertThat(CalibratedFor.measure(UnaryOperator.identity(), wide, wide, "p", Precision.FP16))
                .isNull();
    }

    @Test
    void should_travel_in_metadata_and_in_another_order_of_columns() {
        CalibratedFor made = identity();

        assertThat(RepairMetadata.decodeCalibratedFor(RepairMetadata.encode(made), 3))
                .contains(made);
        assertThat(made.reordered(new int[] {2, 0, 1}).reordered(new int[] {1, 2, 0}))
                .isEqualTo(made)
                .isNotEqualTo(made.reordered(new int[] {2, 0, 1}));
        assertThat(RepairMetadata.decodeCalibratedFor(Map.of(), 3)).isEmpty();
        assertThat(RepairMetadata.encode((CalibratedFor) null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{\"producer\":\"p\",\"precision\":\"float32\",\"rows\":[[1]],\"outputs\":[[1]]}",
                "{\"producer\":\"p\",\"precision\":\"float9\",\"rows\":[[1,2,3]],\"outputs\":[[1,2,3]]}",
                "{\"producer\":\"p\",\"precision\":\"float32\",\"rows\":[],\"outputs\":[]}",
                "{\"producer\":\"p\",\"precision\":\"float32\",\"rows\":[[1,2,3]],\"outputs\":[[1,2]]}",
                "{\"producer\":\"p\",\"precision\":\"float32\",\"rows\":[[1,2,3]],\"outputs\":[[1,2,\"NaN\"]]}",
                "{\"producer\":\"p\",\"precision\":\"float32\",\"rows\":[[1,2,3],null],\"outputs\":[[1,2,3],[1,2,3]]}",
                "{\"producer\":\"p\",\"precision\":\"float32\",\"rows\":null,\"outputs\":[[1,2,3]]}",
                "{\"producer\":null,\"precision\":\"float32\",\"rows\":[[1,2,3]],\"outputs\":[[1,2,3]]}",
                "{\"producer\":\"p\",\"precision\":null,\"rows\":[[1,2,3]],\"outputs\":[[1,2,3]]}"
            })
    void should_believe_nothing(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RepairMetadata.decodeCalibratedFor(Map.of(MetadataKeys.CALIBRATED_FOR, text), 3))
                .withMessageContaining(MetadataKeys.CALIBRATED_FOR);
    }
}
