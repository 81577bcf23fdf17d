package org.idem4j.tribuo.experiment.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LinearFitTest {

    private final float[] x = new float[300];
    private final float[] y = new float[200];

    /** y = (2 x₀ − x₁ + 3, x₂ + a deviation of 1/2), of columns with a deviation of 1. */
    private void draw(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int row = 0; row < 100; row++) {
            for (int c = 0; c < 3; c++) {
                x[3 * row + c] = (float) (random.nextGaussian() + c);
            }
            y[2 * row] = 2 * x[3 * row] - x[3 * row + 1] + 3;
            y[2 * row + 1] = x[3 * row + 2] + (float) random.nextGaussian() / 2;
        }
    }

    @Test
    void should_find_the_line_and_how_much_it_tells() {
        draw(1);
        LinearFit fit = LinearFit.of(x, y, 3, 2);

        assertThat(fit.weights().get(0, 0)).isCloseTo(2, within(1e-4));
        assertThat(fit.weights().get(1, 0)).isCloseTo(-1, within(1e-4));
        assertThat(fit.at(new float[] {1, 2, 3})[0]).isCloseTo(3, within(1e-4));
        assertThat(fit.weights().get(2, 1)).isCloseTo(1, within(0.2));
        draw(2);
        double[] told = fit.told(x, y);
        assertThat(told[0]).isCloseTo(1, within(1e-6));
        assertThat(told[1]).isCloseTo(0.8, within(0.1)); // 1 / (1 + 1/4)
    }

    @Test
    void should_take_columns_that_say_the_same_and_rows_that_do() {
        float[] twice = {1, 1, 2, 2, 4, 4};
        assertThat(LinearFit.of(twice, new float[] {2, 4, 8}, 2, 1).at(new float[] {3, 3})[0])
                .isCloseTo(6, within(1e-4));
        LinearFit still = LinearFit.of(new float[] {1, 1, 1}, new float[] {2, 4, 9}, 1, 1);
        assertThat(still.at(new float[] {1, 7})).containsExactly(new double[] {5, 5}, within(1e-6));
    }
}
