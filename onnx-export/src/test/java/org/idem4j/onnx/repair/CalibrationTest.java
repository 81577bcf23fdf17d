package org.idem4j.onnx.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationTest {

    private static final float[] ONES = {1, 1};

    /** Row k is (k, −k), k = 1, 2, … */
    private static float[] counting(int rows) {
        float[] values = new float[2 * rows];
        for (int k = 1; k <= rows; k++) {
            values[2 * k - 2] = k;
            values[2 * k - 1] = -k;
        }
        return values;
    }

    /** Moves the first column up by a hundredth of itself, the second by two. */
    private static float[] moved(float[] rows) {
        float[] result = rows.clone();
        for (int i = 0; i < rows.length; i += 2) {
            result[i] += rows[i] / 100;
            result[i + 1] += 2;
        }
        return result;
    }

    /** Of the changes .01, .02, … the quantile is the least that so many do not exceed. */
    @ParameterizedTest
    @CsvSource({"1,.01", "2,.02", "99,.99", "100,.99", "101,1.00", "200,1.98"})
    void should_take_the_quantile_of_each_column(int rows, float expected) {
        Calibration found = Calibration.measure(CalibrationTest::moved, counting(rows), ONES);

        assertThat(found.tolerances()[0]).isEqualTo(expected, org.assertj.core.api.Assertions.within(1e-5f));
        assertThat(found.tolerances()[1]).isEqualTo(2);
        assertThat(found.rows()).isEqualTo(rows);
        assertThat(found.level()).isEqualTo(0.99);
        assertThat(found.deviations()).containsExactly(1, 1);
    }

    @Test
    void should_leave_room_for_rounding_where_nothing_moves() {
        Calibration found = Calibration.measure(UnaryOperator.identity(), counting(10), new float[] {3, 100});

        assertThat(found.tolerances()).containsExactly(1e-5f * 3, 1e-5f * 100);
    }

    @Test
    void should_measure_some_of_very_many_rows_spread_over_all() {
        float[][] seen = new float[1][];

        Calibration found = Calibration.measure(
                rows -> {
                    seen[0] = rows;
                    return moved(rows);
                },
                counting(100_000),
                ONES);

        assertThat(found.rows()).isEqualTo(16_384);
        assertThat(seen[0]).hasSize(2 * 16_384).startsWith(1, -1).contains(50_001, -50_001);
        assertThat(found.tolerances()[0]).isBetween(989f, 991f);
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity"})
    void should_have_nothing_to_say_of_a_function_that_is_not_finite(float value) {
        UnaryOperator<float[]> broken = rows -> {
            float[] result = rows.clone();
            result[5] = value;
            return result;
        };

        assertThat(Calibration.measure(broken, counting(500), ONES)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|1|1,1|1,1|between 0 and 1",
                "1|1|1,1|1,1|between 0 and 1",
                "NaN|1|1,1|1,1|between 0 and 1",
                ".5|0|1,1|1,1|at least one row",
                ".5|1|1,1|1|not 2 and 1",
                ".5|1|1,0|1,1|Column 1",
                ".5|1|1,1|-1,1|Column 0",
                ".5|1|1,1|1,NaN|Column 1",
                ".5|1|Infinity,1|1,1|Column 0"
            })
    void should_refuse_what_is_no_calibration(
            double level, long rows, String deviations, String tolerances, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Calibration(level, rows, floats(deviations), floats(tolerances)))
                .withMessageContaining(message);
    }

    private static float[] floats(String list) {
        double[] values =
                Arrays.stream(list.split(",")).mapToDouble(Double::parseDouble).toArray();
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
