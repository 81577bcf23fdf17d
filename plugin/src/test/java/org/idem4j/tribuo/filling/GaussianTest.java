package org.idem4j.tribuo.filling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GaussianTest {

    private static final int N = 3;
    private static final int ROWS = 4000;

    private final SplittableRandom random = new SplittableRandom(8);
    private final float[] complete = rows();
    private final float[] ones = ones();

    /** b = .9 a + noise, c = −.6 a + noise, all of variance 1. */
    private float[] rows() {
        float[] rows = new float[ROWS * N];
        for (int row = 0; row < ROWS; row++) {
            double a = random.nextGaussian();
            rows[row * N] = (float) a;
            rows[row * N + 1] = (float) (0.9 * a + Math.sqrt(1 - 0.81) * random.nextGaussian());
            rows[row * N + 2] = (float) (-0.6 * a + 0.8 * random.nextGaussian());
        }
        return rows;
    }

    private static float[] ones() {
        float[] ones = new float[ROWS];
        Arrays.fill(ones, 1);
        return ones;
    }

    private float[] gapped(double share) {
        float[] gapped = complete.clone();
        for (int i = 0; i < gapped.length; i++) {
            if (random.nextDouble() < share) {
                gapped[i] = Float.NaN;
            }
        }
        return gapped;
    }

    @Test
    void should_be_the_moments_of_complete_rows() {
        Gaussian gaussian = Gaussian.of(complete, ones, N);
        double mean = 0;
        double product = 0;
        for (int row = 0; row < ROWS; row++) {
            mean += complete[row * N + 1] / (double) ROWS;
        }
        for (int row = 0; row < ROWS; row++) {
            product += (double) complete[row * N] * complete[row * N + 1] / ROWS;
        }
        assertThat(gaussian.means()[1]).isCloseTo(mean, within(1e-12));
        assertThat(gaussian.covariance().get(0, 1)).isCloseTo(product - mean * gaussian.means()[0], within(1e-12));
    }

    /** Means in place of the gaps would shrink the covariances by the share of pairs that are known, to about a third. */
    @Test
    void should_find_the_dependences_behind_gaps() {
        Gaussian of = Gaussian.of(gapped(0.4), ones, N);

        // Four standard errors of a covariance from 1,440 known pairs.
        assertThat(of.covariance().get(0, 1)).isCloseTo(0.9, within(0.14));
        assertThat(of.covariance().get(0, 2)).isCloseTo(-0.6, within(0.12));
        assertThat(of.covariance().get(1, 2)).isCloseTo(-0.54, within(0.12));
        assertThat(of.covariance().get(0, 0)).isCloseTo(1, within(0.1));
    }

    @Test
    void should_weigh_rows_as_if_they_stood_there_so_often() {
        float[] twice = Arrays.copyOf(complete, 2 * 50 * N);
        System.arraycopy(complete, 0, twice, 50 * N, 50 * N);
        float[] some = Arrays.copyOf(complete, 50 * N);
        some[4] = Float.NaN;
        twice[4] = Float.NaN;
        twice[50 * N + 4] = Float.NaN;
        float[] weights = new float[50];
        Arrays.fill(weights, 2);
        float[] single = new float[100];
        Arrays.fill(single, 1);

        Gaussian weighted = Gaussian.of(some, weights, N);
        Gaussian repeated = Gaussian.of(twice, single, N);

        for (int i = 0; i < N * N; i++) {
            assertThat(weighted.covariance().data[i]).isCloseTo(repeated.covariance().data[i], within(1e-12));
        }
    }
}
