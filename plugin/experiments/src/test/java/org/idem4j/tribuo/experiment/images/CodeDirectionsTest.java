package org.idem4j.tribuo.experiment.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CodeDirectionsTest {

    /** About (5, 1): ±3 along (1, 1)/√2, ±1 across; four rows, so that variances are 2 · 9 / 3 and 2 / 3. */
    private static float[] cross(float scale) {
        float along = (float) (scale * 3 / Math.sqrt(2));
        float across = (float) (scale / Math.sqrt(2));
        return new float[] {5 + along, 1 + along, 5 - along, 1 - along, 5 + across, 1 - across, 5 - across, 1 + across};
    }

    @Test
    void should_find_the_direction_of_the_greatest_variance_first() {
        CodeDirections directions = CodeDirections.of(cross(1), 2);

        assertThat(directions.mean()).containsExactly(new double[] {5, 1}, within(1e-6));
        assertThat(directions.deviations())
                .containsExactly(new double[] {Math.sqrt(6), Math.sqrt(2.0 / 3)}, within(1e-6));
        assertThat(directions.directions()[0][0]).isCloseTo(directions.directions()[0][1], within(1e-6));
        float[] ahead = directions.at(0, 2);
        assertThat(Math.hypot(ahead[0] - 5, ahead[1] - 1)).isCloseTo(2 * Math.sqrt(6), within(1e-5));
    }

    @Test
    void should_measure_other_codes_along_its_own_directions() {
        assertThat(CodeDirections.of(cross(1), 2).variances(cross(2)))
                .containsExactly(new double[] {24, 8.0 / 3}, within(1e-5));
        float[] along = {7, 3, 1, -3, 4, 0}; // on the line alone, about another mean
        assertThat(CodeDirections.of(cross(1), 2).variances(along)).containsExactly(new double[] {18, 0}, within(1e-5));
    }

    @Test
    void should_count_the_directions_of_most_of_the_variance() {
        assertThat(CodeAnalysis.most(new double[] {80, 11, 5, 4}, 100)).isEqualTo(2);
        assertThat(CodeAnalysis.most(new double[] {80, 9, 7, 4}, 100)).isEqualTo(3);
        assertThat(CodeAnalysis.most(new double[2], 0)).isZero();
    }
}
