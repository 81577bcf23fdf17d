package org.idem4j.tribuo.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What leading directions leave of damage")
class DirectionErrorsTest {

    private static final int N = 5;

    private static float[] draw(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[rows * N];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((1 + i % N) * random.nextGaussian());
        }
        return values;
    }

    private static float[] weights(int rows) {
        float[] weights = new float[rows];
        for (int row = 0; row < rows; row++) {
            weights[row] = row % 3;
        }
        return weights;
    }

    /** The projector itself, applied to the damaged rows: the weighted squares of what it gives less what it should. */
    private static double squares(
            PrincipalDirections directions, int rank, float[] damaged, float[] rows, float[] weights) {
        DMatrixRMaj projector = new DMatrixRMaj(N, N);
        if (rank > 0) {
            DMatrixRMaj v = directions.leading(rank);
            CommonOps_DDRM.multTransB(v, v, projector);
        }
        double sum = 0;
        for (int row = 0; row < weights.length; row++) {
            for (int c = 0; c < N; c++) {
                double given = 0;
                for (int i = 0; i < N; i++) {
                    given += damaged[row * N + i] * projector.get(i, c);
                }
                sum += weights[row] * Math.pow(given - rows[row * N + c], 2);
            }
        }
        return sum;
    }

    @Test
    void should_be_those_of_the_projectors_for_each_rank_and_over_parts_of_the_rows() {
        float[] ones = new float[40];
        Arrays.fill(ones, 1);
        DirectionErrors errors = new DirectionErrors(N);
        double[] expected = new double[N + 1];
        double cells = 0;
        for (int part = 0; part < 2; part++) {
            PrincipalDirections directions = PrincipalDirections.of(draw(40, 10 + part), ones, N);
            float[] rows = draw(7, 20 + part);
            float[] damaged = draw(7, 30 + part);
            float[] weights = weights(7);
            errors.add(directions, damaged, rows, weights);
            for (int rank = 0; rank <= N; rank++) {
                expected[rank] += squares(directions, rank, damaged, rows, weights);
            }
            for (float weight : weights) {
                cells += N * weight;
            }
        }

        for (int rank = 0; rank <= N; rank++) {
            double root = Math.sqrt(expected[rank] / cells);
            assertThat(errors.error(rank)).as("rank %d", rank).isCloseTo(root, within(1e-6 * root)); // rows are floats
        }
    }
}
