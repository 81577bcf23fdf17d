package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Rows shortened to a multiple of another matrix's rows")
class RowBoundTest {

    private static final double RADIUS = 0.5;

    private static float[] bounded(float[] error, float[] reference, int columns) {
        int rows = error.length / columns;
        try (Matrix e = Matrix.allocate(rows, columns);
                Matrix r = Matrix.allocate(rows, columns);
                Matrix result = Matrix.allocate(rows, columns)) {
            e.write(error, 0);
            r.write(reference, 0);
            RowBound.apply(e, r, RADIUS, result);
            assertThat(e.toFloats()).isEqualTo(error);
            return result.toFloats();
        }
    }

    /** One block and several; rows that end within a block and rows longer than one. */
    @ParameterizedTest
    @CsvSource({"1, 2", "7, 3", "683, 3", "3, 5000"})
    void should_have_the_direction_of_the_error_and_at_most_the_bounds_length(int rows, int columns) {
        SplittableRandom random = new SplittableRandom(1);
        float[] error = new float[rows * columns];
        float[] reference = new float[rows * columns];
        for (int i = 0; i < error.length; i++) {
            error[i] = (float) (random.nextGaussian() * Math.pow(4, i / columns % 3 - 1));
            reference[i] = (float) random.nextGaussian();
        }

        float[] result = bounded(error, reference, columns);

        for (int row = 0; row < rows; row++) {
            double length = length(error, row, columns);
            double factor = Math.min(1, RADIUS * length(reference, row, columns) / length);
            for (int i = row * columns; i < (row + 1) * columns; i++) {
                assertThat((double) result[i])
                        .isCloseTo(factor * error[i], within(2e-7 * Math.max(1e-3, Math.abs(error[i]))));
            }
        }
    }

    private static double length(float[] rows, int row, int columns) {
        double sum = 0;
        for (int i = row * columns; i < (row + 1) * columns; i++) {
            sum += (double) rows[i] * rows[i];
        }
        return Math.sqrt(sum);
    }

    @Test
    void should_leave_a_row_within_the_bound_as_it_is() {
        assertThat(bounded(new float[] {1.5f, 2}, new float[] {3, -4.5f}, 2)).containsExactly(1.5f, 2);
    }

    @Test
    void should_leave_nothing_beside_an_error_of_zero() {
        assertThat(bounded(new float[] {1, 2, 0, 0}, new float[4], 2)).containsExactly(0, 0, 0, 0);
    }

    @Test
    void should_not_hide_what_is_not_finite() {
        assertThat(bounded(new float[] {Float.NaN, 1, Float.POSITIVE_INFINITY, 1}, new float[] {1, 1, 1, 1}, 2))
                .satisfies(
                        result -> assertThat(result[0]).isNaN(),
                        result -> assertThat(result[2]).isNaN());
    }
}
