package org.idem4j.tribuo.filling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.idem4j.onnx.repair.CellCheck;
import org.idem4j.tribuo.data.Standardisation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckLearningTest {

    private static final int N = 6;

    /** Two quantities and a sixth of noise, in units and about places of their own, with tails heavier than a normal's. */
    private static float[] rows(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] rows = new float[count * N];
        for (int row = 0; row < count; row++) {
            double a = random.nextGaussian() * (random.nextInt(5) == 0 ? 2 : 1);
            double b = random.nextGaussian();
            for (int c = 0; c < N; c++) {
                double value = Math.cos(c) * a + Math.sin(c) * b + random.nextGaussian() / 6;
                rows[row * N + c] = (float) (Math.pow(10, c - 2) * (value + 5 + c));
            }
        }
        return rows;
    }

    private static CellCheck learnt(float[] rows) {
        return learnt(rows, new Filling());
    }

    private static CellCheck learnt(float[] rows, Filling filling) {
        float[] weights = new float[rows.length / N];
        Arrays.fill(weights, 1);
        Standardisation units = Standardisation.of(rows, N);
        return filling.learnCheck(units.standardise(rows), weights, units, new SplittableRandom(1));
    }

    private static double share(boolean[] found) {
        int count = 0;
        for (boolean one : found) {
            count += one ? 1 : 0;
        }
        return (double) count / found.length;
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 300, 3000})
    void should_accuse_at_most_three_in_a_hundred_cells_of_good_rows_not_learnt_from(int count) {
        CellCheck check = learnt(rows(count, 1));

        assertThat(check.rows()).isEqualTo(count);
        assertThat(share(check.implausible(rows(5000, 2)))).isLessThan(0.03);
    }

    @Test
    void should_find_cells_times_ten_and_accuse_few_others() {
        CellCheck check = learnt(rows(1000, 1));
        float[] damaged = rows(2000, 2);
        boolean[] wrong = new boolean[damaged.length];
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < damaged.length; i++) {
            wrong[i] = random.nextInt(10) == 0;
            damaged[i] *= wrong[i] ? 10 : 1;
        }
        boolean[] found = check.implausible(damaged);

        double both = 0;
        for (int i = 0; i < found.length; i++) {
            both += found[i] && wrong[i] ? 1 : 0;
        }
        assertThat(both / found.length / share(wrong)).as("recall").isGreaterThan(0.95);
        assertThat(both / found.length / share(found)).as("precision").isGreaterThan(0.85);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.002, 0.05})
    void should_accuse_as_many_as_it_is_allowed(double falseAlarms) {
        Filling filling = new Filling();
        filling.falseAlarms = falseAlarms;
        float[] rows = rows(3000, 1);
        CellCheck check = learnt(rows, filling);
        float[] good = rows(20_000, 2);

        assertThat(check.level()).isEqualTo(1 - falseAlarms);
        assertThat(share(check.implausible(good))).isBetween(0.1 * falseAlarms, 1.5 * falseAlarms);
        filling.falseAlarms = 0;
        assertThatThrownBy(filling::postConfig).hasMessageContaining("must be above 0 and at most 0.5, not 0.0");
    }

    @Test
    void should_learn_from_rows_with_gaps_and_judge_such() {
        float[] gapped = rows(500, 1);
        for (int i = 0; i < gapped.length; i += 4) {
            gapped[i] = Float.NaN;
        }
        CellCheck check = learnt(gapped);
        float[] good = rows(2000, 2);
        for (int i = 0; i < good.length; i += 5) {
            good[i] = Float.NaN;
        }
        boolean[] found = check.implausible(good);

        assertThat(share(found)).isLessThan(0.02);
        assertThat(found[0]).as("a missing cell").isFalse();
    }

    /** Six columns of three sources, which all but say what is missing: the estimate's part of the variance is nearly all there is. */
    private static float[] dependent(int count, long seed) {
        int n = 6;
        SplittableRandom weights = new SplittableRandom(7);
        double[][] w = new double[n][3];
        for (double[] ofColumn : w) {
            Arrays.setAll(ofColumn, i -> weights.nextGaussian());
        }
        SplittableRandom random = new SplittableRandom(seed);
        float[] rows = new float[count * n];
        for (int row = 0; row < count; row++) {
            double[] source = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            for (int c = 0; c < n; c++) {
                double value = 10 * c + 0.05 * random.nextGaussian();
                for (int i = 0; i < 3; i++) {
                    value += w[c][i] * source[i];
                }
                rows[row * n + c] = (float) value;
            }
        }
        return rows;
    }

    @Test
    void should_accuse_no_more_of_those_whose_row_has_a_gap() {
        float[] rows = dependent(600, 1);
        float[] weights = new float[600];
        Arrays.fill(weights, 1);
        Standardisation units = Standardisation.of(rows, 6);
        CellCheck check = new Filling().learnCheck(units.standardise(rows), weights, units, new SplittableRandom(1));
        float[] good = dependent(4000, 2);
        double whole = share(check.implausible(good));
        SplittableRandom random = new SplittableRandom(3);
        for (int row = 0; row < 4000; row++) {
            good[row * 6 + random.nextInt(6)] = Float.NaN;
        }

        assertThat(whole).isBetween(0.005, 0.02);
        assertThat(share(check.implausible(good))).isLessThan(0.02);
    }

    @Test
    void should_let_a_constant_column_pass_and_learn_nothing_of_too_few_rows() {
        float[] rows = rows(50, 1);
        for (int i = 2; i < rows.length; i += N) {
            rows[i] = 7;
        }
        CellCheck check = learnt(rows);

        float[] wrong = rows.clone();
        wrong[2] = 8;
        assertThat(check.implausible(rows)[2]).isFalse();
        assertThat(check.implausible(wrong)[2]).isTrue();
        assertThat(learnt(rows(9, 1))).isNull();
    }
}
