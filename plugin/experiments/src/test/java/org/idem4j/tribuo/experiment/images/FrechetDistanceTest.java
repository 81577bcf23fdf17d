package org.idem4j.tribuo.experiment.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FrechetDistanceTest {

    /** Rows whose columns are exactly uncorrelated: the corners of a box about a mean. */
    private static float[] box(float x, float y, float a, float b) {
        return new float[] {x - a, y - b, x + a, y - b, x - a, y + b, x + a, y + b};
    }

    /** Of a column of corners ±a the variance is 4a²/3. */
    @Test
    void should_be_that_of_normal_columns_where_they_are_uncorrelated() {
        double unit = 2 / Math.sqrt(3);
        double expected = 9 + 16 + Math.pow(unit * (1 - 2.5), 2) + Math.pow(unit * (2 - 0.5), 2);

        assertThat(FrechetDistance.between(box(0, 0, 1, 2), box(3, -4, 2.5f, 0.5f), 2))
                .isCloseTo(expected, within(1e-9));
    }

    /** Turning both sets by the same rotation changes nothing; the covariances don't commute with an axis any more. */
    @Test
    void should_not_depend_on_the_axes() {
        float[] one = normal(300, 1);
        float[] other = normal(200, 2);
        double expected = FrechetDistance.between(one, other, 3);

        assertThat(expected).isPositive();
        assertThat(FrechetDistance.between(turned(one), turned(other), 3)).isCloseTo(expected, within(1e-5));
        assertThat(FrechetDistance.between(other, one, 3)).isCloseTo(expected, within(1e-9));
        assertThat(FrechetDistance.between(one, one, 3)).isCloseTo(0, within(1e-9));
    }

    @Test
    void should_refuse_a_row_alone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FrechetDistance.between(new float[] {1, 2}, box(0, 0, 1, 1), 2))
                .withMessageContaining("not 1 and 4");
    }

    private static float[] normal(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[3 * rows];
        for (int row = 0; row < rows; row++) {
            double shared = random.nextGaussian();
            values[3 * row] = (float) (shared + seed);
            values[3 * row + 1] = (float) (shared * seed + 0.5 * random.nextGaussian());
            values[3 * row + 2] = (float) random.nextGaussian();
        }
        return values;
    }

    private static float[] turned(float[] rows) {
        float[] turned = rows.clone();
        float c = (float) Math.cos(0.7);
        float s = (float) Math.sin(0.7);
        for (int i = 0; i < rows.length; i += 3) {
            turned[i] = c * rows[i] - s * rows[i + 2];
            turned[i + 2] = s * rows[i] + c * rows[i + 2];
        }
        return turned;
    }
}
