package org.idem4j.tribuo.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MixtureFitTest {

    /** Rows of a known mixture: two thirds about (5, 5, 0), long in one direction, one third about (−5, 0, 5). */
    private static float[] rows(int count, long seed) {
        return truth().sample(count, new SplittableRandom(seed));
    }

    private static LatentMixture truth() {
        return LatentMixture.of(
                new double[] {2 / 3.0, 1 / 3.0},
                new double[][] {{5, 5, 0}, {-5, 0, 5}},
                new double[][] {{4, 1.9, 0, 1.9, 1, 0, 0, 0, 1}, {1, 0, 0, 0, 1, 0, 0, 0, 1}});
    }

    @Test
    void should_raise_its_objective_with_every_step() {
        MixtureFit fit = new MixtureFit(rows(200, 1), 3, 5, new SplittableRandom(2));
        double before = Double.NEGATIVE_INFINITY;

        for (int step = 0; step < 30; step++) {
            fit.step();
            assertThat(fit.objective()).as("step %d", step).isGreaterThan(before - 1e-9 * Math.abs(before));
            before = fit.objective();
        }
    }

    /** The objective of a mixture is its likelihood and priors, written out. */
    @Test
    void should_have_the_penalised_likelihood_as_its_objective() {
        float[] rows = rows(40, 3);
        MixtureFit fit = new MixtureFit(rows, 3, 1, new SplittableRandom(2));
        LatentMixture mixture = fit.mixture();
        fit.step();

        double likelihood = Arrays.stream(mixture.logDensity(rows)).sum();
        // One Gaussian: P is .7 of the rows' covariance C and .3 of its mean variance v; Σ is (40C + aP)/(40 + a), a =
        // 2.3.
        double[] c = new double[9];
        double[] mean = new double[3];
        for (int i = 0; i < rows.length; i++) {
            mean[i % 3] += rows[i] / 40.0;
        }
        for (int row = 0; row < 40; row++) {
            for (int i = 0; i < 9; i++) {
                c[i] += (rows[row * 3 + i / 3] - mean[i / 3]) * (rows[row * 3 + i % 3] - mean[i % 3]) / 40;
            }
        }
        double v = (c[0] + c[4] + c[8]) / 3;
        double[] p = new double[9];
        double[] sigma = new double[9];
        for (int i = 0; i < 9; i++) {
            p[i] = 0.7 * c[i] + (i % 4 == 0 ? 0.3 * v : 0);
            sigma[i] = (40 * c[i] + 2.3 * p[i]) / 42.3;
        }
        var matrix = new org.ejml.data.DMatrixRMaj(3, 3, true, sigma);
        var inverse = new org.ejml.data.DMatrixRMaj(3, 3);
        org.ejml.dense.row.CommonOps_DDRM.invert(matrix, inverse);
        double trace = 0;
        for (int i = 0; i < 9; i++) {
            trace += p[i] * inverse.data[i];
        }
        double prior = -0.5 * 2.3 * (Math.log(org.ejml.dense.row.CommonOps_DDRM.det(matrix)) + trace);
        assertThat(fit.objective()).isCloseTo(likelihood + prior, within(1e-4));
    }

    /** Of 2,000 rows the likelihood of other rows is within .1 per row of the truth's. */
    @Test
    void should_find_the_density_that_rows_came_from() {
        LatentMixture found = MixtureFit.fit(rows(2_000, 4), 3, new SplittableRandom(1));
        float[] fresh = rows(4_000, 5);

        double gap = Arrays.stream(truth().logDensity(fresh)).average().orElseThrow()
                - Arrays.stream(found.logDensity(fresh)).average().orElseThrow();

        assertThat(gap).isBetween(-0.01, 0.1);
        assertThat(found.components()).isEqualTo(16);
    }

    @Test
    void should_take_a_gaussian_for_every_eight_rows_and_one_for_fewer() {
        assertThat(MixtureFit.fit(rows(40, 6), 3, new SplittableRandom(1)).components())
                .isEqualTo(5);
        assertThat(MixtureFit.fit(rows(5, 6), 3, new SplittableRandom(1)).components())
                .isEqualTo(1);
        assertThat(MixtureFit.fit(rows(1, 6), 3, new SplittableRandom(1)).components())
                .isEqualTo(1);
    }

    @Test
    void should_live_with_rows_that_are_all_the_same_or_on_a_line() {
        float[] same = new float[60];
        Arrays.fill(same, 7);
        float[] line = new float[60];
        for (int i = 0; i < 60; i++) {
            line[i] = i / 3;
        }

        for (float[] rows : new float[][] {same, line}) {
            LatentMixture mixture = MixtureFit.fit(rows, 3, new SplittableRandom(1));
            double[] scores = mixture.logDensity(new float[] {7, 7, 7, 7, 7, 9});
            assertThat(scores[0]).isGreaterThan(scores[1]);
            assertThat(scores[1]).isFinite();
        }
    }

    @Test
    void should_be_the_same_for_the_same_seed() {
        LatentMixture first = MixtureFit.fit(rows(100, 7), 3, new SplittableRandom(1));

        assertThat(MixtureFit.fit(rows(100, 7), 3, new SplittableRandom(1))).isEqualTo(first);
        assertThat(MixtureFit.fit(rows(100, 7), 3, new SplittableRandom(2))).isNotEqualTo(first);
    }

    @Test
    void should_refuse_rows_that_are_none_or_not_finite() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MixtureFit.fit(new float[0], 3, new SplittableRandom(1)))
                .withMessageContaining("at least one row");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MixtureFit.fit(new float[] {1, 2, 3, 4, Float.NaN, 6}, 3, new SplittableRandom(1)))
                .withMessageContaining("Row 2 has the value NaN in latent column 2");
    }
}
