package org.idem4j.tribuo.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A projector kept one by purification")
class PurifiedProjectionTest {

    private static final double ROUNDING = 1e-6;

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 26, 60})
    void should_serve_the_eigenvectors_of_the_eigenvalues_above_one_half(int n) {
        SplittableRandom random = new SplittableRandom(n);
        double[] eigenvalues = new double[n];
        for (int i = 0; i < n; i++) {
            double distance = 0.01 + 2 * random.nextDouble(); // far out of the corrector's basins too
            eigenvalues[i] = 0.5 + (random.nextBoolean() ? distance : -distance);
        }
        DMatrixRMaj k = Oracle.symmetric(eigenvalues, random);

        float[] served = new PurifiedProjection(n, 0, 0).open(Oracle.floats(k)).projector();

        float[] expected = Oracle.floats(Oracle.projectorAboveHalf(k));
        for (int i = 0; i < served.length; i++) {
            assertThat(served[i]).isCloseTo(expected[i], within(2e-5f)); // K in floats, over a gap of 0.02
        }
        assertThat(Oracle.error(served, n)).isLessThan(ROUNDING);
    }

    @Test
    void should_keep_the_gradient_tangent_to_the_projectors_of_its_rank() {
        int n = 6;
        SplittableRandom random = new SplittableRandom(3);
        PurifiedProjection projection = new PurifiedProjection(n, 2, 0);
        float[] k = projection.draw(random);
        float[] weights = Oracle.normal(n * n, random);
        float[] gradient = new float[n * n];
        projection.open(k).pullBack(weights, gradient);

        // The derivative of Σ cᵢⱼaᵢⱼ, A the projector of K + tH by its eigenvectors, along symmetric H.
        for (int trial = 0; trial < 5; trial++) {
            DMatrixRMaj h = new DMatrixRMaj(n, n);
            for (int i = 0; i < n * n; i++) {
                h.data[i] = random.nextGaussian();
            }
            Symmetric.symmetrise(h);
            double difference = (along(k, h, 1e-5, weights) - along(k, h, -1e-5, weights)) / 2e-5;
            assertThat(Oracle.dot(gradient, Oracle.floats(h))).isCloseTo(difference, within(1e-5));
        }
    }

    private static double along(float[] k, DMatrixRMaj h, double t, float[] weights) {
        DMatrixRMaj moved = h.copy();
        for (int i = 0; i < k.length; i++) {
            moved.data[i] = k[i] + t * h.data[i];
        }
        DMatrixRMaj a = Oracle.projectorAboveHalf(moved);
        double sum = 0;
        for (int i = 0; i < k.length; i++) {
            sum += weights[i] * a.data[i];
        }
        return sum;
    }

    @Test
    void should_be_a_projector_of_the_chosen_rank_after_each_step_even_a_wild_one() {
        int n = 9;
        SplittableRandom random = new SplittableRandom(4);
        PurifiedProjection projection = new PurifiedProjection(n, 4, 0);
        float[] k = projection.draw(random);
        LearntProjector projector = projection.open(k);
        for (double size : new double[] {0.001, 0.03, 0.1, 1, 10}) {
            for (int i = 0; i < k.length; i++) {
                k[i] += (float) (size * random.nextGaussian());
            }
            projector.follow(k);

            assertThat(Oracle.error(k, n)).isLessThan(ROUNDING);
            assertThat(Oracle.trace(k, n)).isCloseTo(4, within(ROUNDING * n));
            assertThat(projector.working()).isEqualTo(k);
            assertThat(projector.projector()).isEqualTo(k);
        }
    }

    @Test
    void should_decide_the_rank_by_the_loss() {
        // The loss Σ (λ − λ*)², whose eigenvectors are given: what is worth more than a half is kept.
        int n = 8;
        SplittableRandom random = new SplittableRandom(5);
        double[] worth = {0.95, 0.9, 0.7, 0.6, 0.4, 0.3, 0.1, 0.05};
        DMatrixRMaj best = Oracle.symmetric(worth, random);
        PurifiedProjection projection = new PurifiedProjection(n, 0, 0);
        float[] k = descend(projection, best, random);

        assertThat(Oracle.error(k, n)).isLessThan(ROUNDING);
        float[] expected = Oracle.floats(Oracle.projectorAboveHalf(best));
        for (int i = 0; i < k.length; i++) {
            assertThat(k[i]).isCloseTo(expected[i], within(1e-3f));
        }
    }

    @Test
    void should_leave_out_more_at_a_price() {
        int n = 8;
        DMatrixRMaj best =
                Oracle.symmetric(new double[] {0.95, 0.9, 0.7, 0.6, 0.4, 0.3, 0.1, 0.05}, new SplittableRandom(5));
        // The price moves each λ* down by price / (2n): here by a quarter.
        float[] k = descend(new PurifiedProjection(n, 0, 0.5 * n), best, new SplittableRandom(6));

        assertThat(Oracle.trace(k, n)).isCloseTo(2, within(1e-3));
    }

    /** Gradient descent at a falling rate on ‖K − best‖². */
    private static float[] descend(PurifiedProjection projection, DMatrixRMaj best, SplittableRandom random) {
        float[] k = projection.draw(random);
        LearntProjector projector = projection.open(k);
        float[] gradient = new float[k.length];
        float[] workingGradient = new float[k.length];
        for (int step = 0; step < 2000; step++) {
            double rate = 0.05 * (1 - step / 2000.0);
            for (int i = 0; i < k.length; i++) {
                workingGradient[i] = (float) (2 * (projector.working()[i] - best.data[i]));
            }
            projector.pullBack(workingGradient, gradient);
            for (int i = 0; i < k.length; i++) {
                k[i] -= (float) (rate * gradient[i]);
            }
            projector.follow(k);
            assertThat(Oracle.error(projector.projector(), projection.dimension()))
                    .isLessThan(ROUNDING);
        }
        return k;
    }

    @Test
    void should_refuse_what_is_no_rank_price_or_matrix() {
        assertThatThrownBy(() -> new PurifiedProjection(4, 4, 0)).hasMessageContaining("from 1 to 3");
        assertThatThrownBy(() -> new PurifiedProjection(4, 0, -1)).hasMessageContaining("-1");
        float[] broken = new float[16];
        Arrays.fill(broken, Float.NaN);
        assertThatThrownBy(() -> new PurifiedProjection(4, 0, 0).open(broken)).hasMessageContaining("give none");
    }
}
