package org.idem4j.tribuo.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The principal directions of rows")
class PrincipalDirectionsTest {

    private static final int N = 4;

    /** The rows of I − 2uuᵀ with u = (1, 1, 1, 1)/2, Householder's reflection: orthonormal, and exact in floats. */
    private static final float[][] DIRECTIONS = {
        {0.5f, -0.5f, -0.5f, -0.5f},
        {-0.5f, 0.5f, -0.5f, -0.5f},
        {-0.5f, -0.5f, 0.5f, -0.5f},
        {-0.5f, -0.5f, -0.5f, 0.5f}
    };

    private static final int[] BY_LENGTH = {2, 0, 3, 1};

    private static void assertLeading(PrincipalDirections directions, int rank) {
        DMatrixRMaj v = directions.leading(rank);
        assertThat(v.numRows).isEqualTo(N);
        assertThat(v.numCols).isEqualTo(rank);
        for (int j = 0; j < rank; j++) {
            float[] expected = DIRECTIONS[BY_LENGTH[j]];
            double sign = Math.signum(v.get(0, j) * expected[0]);
            for (int i = 0; i < N; i++) {
                assertThat(sign * v.get(i, j)).isCloseTo(expected[i], within(1e-12));
                assertThat(directions.leadingRows(rank)[j * N + i]).isEqualTo((float) v.get(i, j));
            }
        }
    }

    @Test
    void should_come_in_the_order_of_the_rows_lengths() {
        float[] lengths = {3, 1, 4, 2};
        float[] rows = new float[N * N];
        for (int row = 0; row < N; row++) {
            for (int c = 0; c < N; c++) {
                rows[row * N + c] = lengths[row] * DIRECTIONS[row][c];
            }
        }

        PrincipalDirections directions = PrincipalDirections.of(rows, new float[] {1, 1, 1, 1}, N);

        for (int rank = 1; rank <= N; rank++) {
            assertLeading(directions, rank);
        }
    }

    @Test
    void should_count_a_row_as_often_as_its_weight_says_over_blocks_of_rows() {
        int times = 700;
        float[] rows = new float[times * N * N];
        float[] weights = new float[times * N];
        float[] ofDirection = {3, 0, 5, 1};
        for (int row = 0; row < weights.length; row++) {
            System.arraycopy(DIRECTIONS[row % N], 0, rows, row * N, N);
            weights[row] = ofDirection[row % N];
        }

        assertLeading(PrincipalDirections.of(rows, weights, N), N - 1);
    }

    /** Rows in three directions of many columns, of lengths 3, 2 and 1, and a little of everything beside. */
    @Test
    void should_find_the_leading_ones_of_many_columns() {
        int n = 400;
        int count = 5000;
        SplittableRandom random = new SplittableRandom(3);
        float[] rows = new float[count * n];
        for (int row = 0; row < count; row++) {
            for (int k = 0; k < 3; k++) {
                double along = (3 - k) * random.nextGaussian();
                for (int c = 0; c < n; c++) {
                    rows[row * n + c] += (float) (along * wave(k, c, n));
                }
            }
            for (int c = 0; c < n; c++) {
                rows[row * n + c] += (float) (0.01 * random.nextGaussian());
            }
        }
        float[] weights = new float[count];
        Arrays.fill(weights, 1);
        PrincipalDirections directions = PrincipalDirections.of(rows, weights, n);

        DMatrixRMaj v = directions.leading(3);
        for (int j = 0; j < 3; j++) {
            for (int k = 0; k < 3; k++) {
                double with = 0;
                double among = 0;
                for (int c = 0; c < n; c++) {
                    with += v.get(c, j) * wave(k, c, n);
                    among += v.get(c, j) * v.get(c, k);
                }
                // the sample's directions lie off by about 1/√4096
                assertThat(Math.abs(with)).isCloseTo(j == k ? 1 : 0, within(0.06));
                assertThat(among).isCloseTo(j == k ? 1 : 0, within(1e-12));
            }
        }
        assertThat(directions.leading(3).data).isEqualTo(v.data);

        DirectionErrors errors = new DirectionErrors(n);
        errors.add(directions, rows, rows, weights);
        assertThat(errors.most()).isEqualTo(256);
        assertThat(errors.error(0)).isCloseTo(Math.sqrt((9 + 4 + 1) / (double) n + 1e-4), within(5e-3));
        assertThat(errors.error(3)).isCloseTo(0.01 * Math.sqrt((n - 3.0) / n), within(2e-5));
    }

    private static double wave(int k, int column, int n) {
        return Math.sqrt(2.0 / n) * Math.cos(Math.PI * (k + 1) * (column + 0.5) / n);
    }
}
