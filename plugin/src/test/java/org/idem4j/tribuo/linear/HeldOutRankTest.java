package org.idem4j.tribuo.linear;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.network.RankTrial;
import org.idem4j.tribuo.training.TrainingData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.math.la.DenseMatrix;

class HeldOutRankTest {

    private static final int N = 13;

    /** Rows near a plane of a dimension, centred about zero. */
    private static TrainingData rows(int count, int dimension, double noise, long seed) {
        SplittableRandom directions = new SplittableRandom(99);
        double[] plane = directions.doubles((long) dimension * N, -1, 1).toArray();
        SplittableRandom random = new SplittableRandom(seed);
        float[] rows = new float[count * N];
        for (int row = 0; row < count; row++) {
            for (int d = 0; d < dimension; d++) {
                double z = random.nextGaussian();
                for (int c = 0; c < N; c++) {
                    rows[row * N + c] += (float) (z * plane[d * N + c]);
                }
            }
            for (int c = 0; c < N; c++) {
                rows[row * N + c] += (float) (noise * random.nextGaussian());
            }
        }
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return new TrainingData(N, rows, rows, ones);
    }

    private static HeldOutRank found(TrainingData rows, double damage) {
        return HeldOutRank.of(rows, new GaussianNoise(damage), 10, 0, new SplittableRandom(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 120, 300, 3000})
    void should_find_the_dimension_of_a_plane_in_tables_of_any_size(int count) {
        HeldOutRank found = found(rows(count, 3, 0.02, 5), 0.3);

        assertThat(found.rank()).isEqualTo(3);
        assertThat(found.trials()).extracting(RankTrial::rank).startsWith(0, 1, 2, 3, 4);
        assertThat(found.trials().get(0).error()).isEqualTo(1); // that of the means
    }

    /** What a rank promises on rows held out, it must keep on others: the error of doing nothing is never far exceeded. */
    @ParameterizedTest
    @CsvSource({"30, 0.3", "39, 0.3", "60, 0.3", "120, 0.3", "300, 0.3", "30, 1", "39, 1", "60, 1", "120, 1"})
    void should_not_be_worse_than_doing_nothing_on_rows_that_nothing_follows_from(int count, double damage) {
        TrainingData rows = rows(count, N, 1, 7);
        HeldOutRank found = found(rows, damage);
        DenseMatrix projector =
                LeastSquaresProjector.of(found.squares(), found.rank()).projector();

        TrainingData fresh = rows(2000, N, 1, 8);
        float[] inputs = fresh.inputs().clone();
        new GaussianNoise(damage).corrupt(inputs, N, new SplittableRandom(2));
        double after = 0;
        double before = 0;
        for (int row = 0; row < fresh.rows(); row++) {
            for (int out = 0; out < N; out++) {
                double value = 0;
                for (int in = 0; in < N; in++) {
                    value += inputs[row * N + in] * projector.get(in, out);
                }
                after += Math.pow(value - fresh.targets()[row * N + out], 2);
                before += Math.pow(inputs[row * N + out] - fresh.targets()[row * N + out], 2);
            }
        }
        assertThat(Math.sqrt(after / before)).isLessThan(1.01);
    }

    @Test
    void should_keep_nothing_where_the_damage_drowns_all() {
        assertThat(found(rows(300, N, 1, 3), 30).rank()).isZero();
    }

    @Test
    void should_take_all_directions_where_nothing_is_damaged() {
        HeldOutRank found = HeldOutRank.of(rows(100, N, 1, 3), null, 1, 0, new SplittableRandom(1));

        assertThat(found.rank()).isEqualTo(N);
    }

    @Test
    void should_be_the_same_for_the_same_seed_and_leave_the_rows_alone() {
        TrainingData rows = rows(80, 3, 0.1, 4);
        float[] before = rows.inputs().clone();

        assertThat(found(rows, 0.3).trials()).isEqualTo(found(rows, 0.3).trials());
        assertThat(rows.inputs()).isEqualTo(before);
    }

    @Test
    void should_take_a_single_row_and_rows_without_weight() {
        TrainingData one = rows(1, 2, 0, 4);
        assertThat(found(new TrainingData(N, new float[N], new float[N], one.weights()), 0.1)
                        .rank())
                .isZero();

        TrainingData rows = rows(60, 3, 0.02, 5);
        TrainingData half = new TrainingData(
                N, rows.inputs(), rows.targets(), rows.weights().clone());
        Arrays.fill(half.weights(), 0, 30, 0);
        assertThat(found(half, 0.3).rank()).isEqualTo(3);
    }
}
