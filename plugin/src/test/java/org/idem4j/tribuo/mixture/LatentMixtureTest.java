package org.idem4j.tribuo.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.idem4j.onnx.graph.ModelDescription;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatentMixtureTest {

    private static final int N = 3;
    private static final double[] WEIGHTS = {0.2, 0.5, 0.3};
    private static final double[][] MEANS = {{1, -2, 0.5}, {0, 0, 0}, {-3, 1, 2}};
    private static final double[][] COVARIANCES = {
        {2, 0.3, -0.4, 0.3, 1, 0.2, -0.4, 0.2, 0.5},
        {0.5, 0, 0, 0, 0.1, 0, 0, 0, 4},
        {1, 0.9, 0.1, 0.9, 1, 0.2, 0.1, 0.2, 1}
    };
    private static final float[] ROWS = {0, 0, 0, 1, -2, 0.5f, -3, 1, 2, 10, 20, -30, 0.3f, 0.1f, -4};

    private static LatentMixture mixture() {
        return LatentMixture.of(WEIGHTS, MEANS, COVARIANCES);
    }

    /** The definition, by determinant and inverse. */
    private static double logDensity(float[] rows, int row) {
        double density = 0;
        for (int k = 0; k < WEIGHTS.length; k++) {
            DMatrixRMaj covariance = new DMatrixRMaj(N, N, true, COVARIANCES[k]);
            DMatrixRMaj inverse = new DMatrixRMaj(N, N);
            CommonOps_DDRM.invert(covariance, inverse);
            double square = 0;
            for (int i = 0; i < N; i++) {
                for (int j = 0; j < N; j++) {
                    square += (rows[row * N + i] - MEANS[k][i]) * inverse.get(i, j) * (rows[row * N + j] - MEANS[k][j]);
                }
            }
            density += WEIGHTS[k]
                    * Math.exp(-square / 2)
                    / Math.sqrt(Math.pow(2 * Math.PI, N) * CommonOps_DDRM.det(covariance));
        }
        return Math.log(density);
    }

    /** The parts are kept in floats: a relative 1e-7 of squares up to 2,000. */
    @Test
    void should_be_the_density_written_out() {
        double[] found = mixture().logDensity(ROWS);

        for (int row = 0; row < found.length; row++) {
            double expected = logDensity(ROWS, row);
            assertThat(found[row]).as("row %d", row).isCloseTo(expected, within(1e-6 * (1 + Math.abs(expected))));
        }
    }

    @Test
    void should_tell_a_density_that_floats_of_it_could_not_hold() {
        assertThat(mixture().logDensity(new float[] {1e4f, 0, 0})[0]).isBetween(-1e9, -1e7);
        assertThat(mixture().logDensity(new float[] {Float.NaN, 0, 0})[0]).isNaN();
    }

    @Test
    void should_bound_its_density() {
        LatentMixture one = LatentMixture.of(new double[] {1}, new double[][] {{2, 3}}, new double[][] {{1, 0, 0, 1}});

        assertThat(one.logBound()).isCloseTo(one.logDensity(new float[] {2, 3})[0], within(1e-9));
        for (double density : mixture().logDensity(mixture().sample(1_000, new SplittableRandom(3)))) {
            assertThat(density).isLessThanOrEqualTo(mixture().logBound());
        }
    }

    /** 200,000 rows: five standard errors of means and second moments of deviations up to 3. */
    @Test
    void should_draw_rows_of_its_own_means_and_covariances() {
        int count = 200_000;
        float[] rows = mixture().sample(count, new SplittableRandom(5));

        for (int i = 0; i < N; i++) {
            for (int j = 0; j <= i; j++) {
                double expected = 0;
                double found = 0;
                for (int k = 0; k < WEIGHTS.length; k++) {
                    expected += WEIGHTS[k] * (COVARIANCES[k][i * N + j] + MEANS[k][i] * MEANS[k][j]);
                }
                for (int row = 0; row < count; row++) {
                    found += (double) rows[row * N + i] * rows[row * N + j] / count;
                }
                assertThat(found).as("moment %d, %d", i, j).isCloseTo(expected, within(0.08));
            }
        }
        assertThat(mixture().sample(10, new SplittableRandom(5)))
                .isEqualTo(mixture().sample(10, new SplittableRandom(5)));
    }

    @ParameterizedTest
    @ValueSource(ints = {13, 17})
    void should_be_the_same_on_onnx_runtime(int opset) {
        OnnxGraph graph = new OnnxGraph(opset);
        String input = graph.input("input", -1, N);
        graph.output("output", graph.node("Neg", input), -1, N);
        graph.output("density", mixture().appendTo(graph, input), -1, 1);
        byte[] file = graph.model(new ModelDescription("mixture", "org.idem4j", 0, "", Map.of()))
                .toByteArray();

        try (OnnxRegressor served = OnnxRegressor.open(file, "mixture", ServingOptions.defaults())) {
            float[] found = served.output("density", ROWS);
            double[] expected = mixture().logDensity(ROWS);
            for (int row = 0; row < expected.length; row++) {
                assertThat((double) found[row]).isCloseTo(expected[row], within(2e-6 * (1 + Math.abs(expected[row]))));
            }
        }
    }

    @Test
    void should_come_back_from_its_parts() {
        LatentMixture mixture = mixture();

        assertThat(new LatentMixture(N, mixture.weights(), mixture.means(), mixture.whitenings()))
                .isEqualTo(mixture)
                .hasSameHashCodeAs(mixture);
        assertThat(mixture.components()).isEqualTo(3);
        assertThat(mixture.dimension()).isEqualTo(3);
    }

    @Test
    void should_refuse_what_is_no_mixture() {
        float[] one = {1};
        float[] mean = {0, 0};
        float[] whitening = {1, 0, 1};

        assertRefused(2, new float[] {0.5f}, mean, whitening, "sum to 1, not to 0.5");
        assertRefused(2, new float[] {1.5f, -0.5f}, new float[4], new float[] {1, 0, 1, 1, 0, 1}, "Gaussian 2");
        assertRefused(2, one, new float[] {0, Float.NaN}, whitening, "not finite");
        assertRefused(2, one, mean, new float[] {1, Float.POSITIVE_INFINITY, 1}, "not finite");
        assertRefused(2, one, mean, new float[] {1, 0, 0}, "not above zero");
        assertRefused(3, one, mean, whitening, "of 3 columns does not have 2 numbers of means");
        assertRefused(0, one, mean, whitening, "of 0 columns");
        assertRefused(2, new float[0], new float[0], new float[0], "0 Gaussians");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        LatentMixture.of(new double[] {1}, new double[][] {{0, 0}}, new double[][] {{1, 2, 2, 1}}))
                .withMessageContaining("Covariance 1 of a mixture is not positive definite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mixture().logDensity(new float[4]))
                .withMessageContaining("whole number of rows");
    }

    private static void assertRefused(int n, float[] weights, float[] means, float[] whitenings, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LatentMixture(n, weights, means, whitenings))
                .withMessageContaining(message);
    }
}
