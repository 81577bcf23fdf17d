package org.idem4j.tribuo.filling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

class ConditionalMeanTest {

    private static final int N = 6;

    private final SplittableRandom random = new SplittableRandom(4);

    /** A covariance with strong dependences: condition number about 300. */
    private Gaussian gaussian() {
        DMatrixRMaj factor =
                new DMatrixRMaj(N, 3, true, random.doubles(3L * N, -2, 2).toArray());
        DMatrixRMaj covariance = new DMatrixRMaj(N, N);
        CommonOps_DDRM.multTransB(factor, factor, covariance);
        addToDiagonal(covariance, 0.04);
        return new Gaussian(random.doubles(N, -1, 1).toArray(), covariance);
    }

    private static void addToDiagonal(DMatrixRMaj matrix, double value) {
        for (int c = 0; c < N; c++) {
            matrix.add(c, c, value);
        }
    }

    private float[] gapped(int rows) {
        float[] gapped = new float[rows * N];
        for (int i = 0; i < gapped.length; i++) {
            gapped[i] = random.nextDouble() < 0.4 ? Float.NaN : (float) random.nextGaussian();
        }
        return gapped;
    }

    /** μ_b + Σ_bk Σ_kk⁻¹ (x_k − μ_k), the textbook's form, in double. */
    private static double[] exact(Gaussian gaussian, double ridge, float[] row) {
        int[] missing = IntStream.range(0, N).filter(c -> Float.isNaN(row[c])).toArray();
        int[] known = IntStream.range(0, N).filter(c -> !Float.isNaN(row[c])).toArray();
        DMatrixRMaj sigma = gaussian.covariance().copy();
        addToDiagonal(sigma, ridge);
        double[] filled = IntStream.range(0, N).mapToDouble(c -> row[c]).toArray();
        for (int b : missing) {
            filled[b] = gaussian.means()[b];
        }
        if (known.length == 0) {
            return filled;
        }
        DMatrixRMaj kk = new DMatrixRMaj(known.length, known.length);
        DMatrixRMaj deviation = new DMatrixRMaj(known.length, 1);
        for (int i = 0; i < known.length; i++) {
            deviation.set(i, 0, row[known[i]] - gaussian.means()[known[i]]);
            for (int j = 0; j < known.length; j++) {
                kk.set(i, j, sigma.get(known[i], known[j]));
            }
        }
        DMatrixRMaj solved = new DMatrixRMaj(known.length, 1);
        assertThat(CommonOps_DDRM.solve(kk, deviation, solved)).isTrue();
        for (int b : missing) {
            for (int i = 0; i < known.length; i++) {
                filled[b] += sigma.get(b, known[i]) * solved.get(i, 0);
            }
        }
        return filled;
    }

    @Test
    void should_fill_with_the_conditional_mean_and_keep_known_cells_to_the_bit() {
        Gaussian gaussian = gaussian();
        ConditionalMean mean = ConditionalMean.of(gaussian, 0.01, 2 * N);
        float[] rows = gapped(200);

        float[] filled = mean.fill(rows);

        for (int row = 0; row < 200; row++) {
            float[] one = Arrays.copyOfRange(rows, row * N, (row + 1) * N);
            double[] exact = exact(gaussian, 0.01, one);
            for (int c = 0; c < N; c++) {
                float found = filled[row * N + c];
                if (Float.isNaN(one[c])) {
                    assertThat((double) found).isCloseTo(exact[c], within(2e-4)); // floats at that condition
                } else {
                    assertThat(found).isEqualTo(one[c]);
                }
            }
        }
    }

    @Test
    void should_come_nearer_with_each_step() {
        Gaussian gaussian = gaussian();
        float[] rows = gapped(100);
        float[] best = ConditionalMean.of(gaussian, 0.01, 4 * N).fill(rows);
        double before = Double.POSITIVE_INFINITY;
        for (int steps : new int[] {1, 2, 4}) {
            float[] filled = ConditionalMean.of(gaussian, 0.01, steps).fill(rows);
            double distance = IntStream.range(0, rows.length)
                    .mapToDouble(i -> Math.pow(filled[i] - best[i], 2))
                    .sum();
            assertThat(distance).isLessThan(before);
            before = distance;
        }
        assertThat(before).isLessThan(0.05 * rows.length);
    }

    @Test
    void should_refuse_numbers_that_are_none() {
        float[] ones = {1, 1};
        float[] coupling = {1, 0, 0, 1};
        assertThat(new ConditionalMean(1, ones, ones, coupling).columns()).isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConditionalMean(1, ones, new float[] {1, 0}, coupling))
                .withMessageContaining("Column 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConditionalMean(1, ones, ones, new float[] {1, Float.NaN, 0, 1}))
                .withMessageContaining("coupling");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConditionalMean(0, ones, ones, coupling))
                .withMessageContaining("at least one step");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ConditionalMean(1, ones, ones, ones))
                .withMessageContaining("2 × 2");
    }
}
