package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.idem4j.tribuo.LinearData.N;
import static org.idem4j.tribuo.LinearData.centred;
import static org.idem4j.tribuo.LinearData.fact;
import static org.idem4j.tribuo.LinearData.paired;
import static org.idem4j.tribuo.LinearData.rows;
import static org.idem4j.tribuo.LinearData.selfMap;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.data.Masking;
import org.idem4j.tribuo.evaluation.IdempotenceEvaluator;
import org.idem4j.tribuo.evaluation.SelfMapMetrics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;

/** Against principal components, by Tribuo's own eigendecomposition of the covariance. */
@Tag("training")
class IdempotentLinearTrainerTest {

    /** Of single precision: rows, weights and the standardisation are floats. */
    private static final double FLOAT = 2e-6;

    private static void assertClose(float[] found, float[] expected, double tolerance) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) found[i]).as("parameter %d", i).isCloseTo(expected[i], within(tolerance));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void should_be_principal_component_analysis_on_rows_that_are_their_own_targets(int rank) {
        List<double[]> rows = rows(400, 1);

        for (boolean standardize : new boolean[] {true, false}) {
            IdempotentModel model = IdempotentLinearTrainer.builder()
                    .rank(rank)
                    .standardize(standardize)
                    .build()
                    .train(selfMap(rows));

            assertClose(model.parameters(), Components.of(rows, standardize).projector(rank), FLOAT);
            SelfMapMetrics metrics =
                    new IdempotenceEvaluator().evaluate(model, selfMap(rows)).metrics();
            assertThat(metrics.relativeGap()).isLessThan(1e-6);
            assertThat(metrics.effectiveRank()).isLessThan(rank + 0.01);
        }
    }

    @Test
    void should_keep_the_components_that_exceed_the_noise() {
        List<double[]> rows = rows(3000, 2);
        Components components = Components.of(rows, false);
        // Variances 25, 9, 4 | 0.25, 0.09, 0.04 against 1.
        IdempotentModel byRidge = IdempotentLinearTrainer.builder()
                .standardize(false)
                .ridge(1)
                .build()
                .train(selfMap(rows));
        IdempotentModel byNoise = IdempotentLinearTrainer.builder()
                .standardize(false)
                .corruption(new GaussianNoise(1))
                .draws(20)
                .build()
                .train(selfMap(rows));

        assertClose(byRidge.parameters(), components.projector(3), FLOAT);
        assertClose(byNoise.parameters(), components.projector(3), 0.02); // the noise of 60,000 rows
        assertThat(fact(byNoise, "rank")).isEqualTo("3");
        assertThat(Double.parseDouble(fact(byNoise, "purification-residual"))).isLessThan(1e-13);
    }

    @Test
    void should_shrink_by_what_noise_leaves_where_it_is_not_purified() {
        List<double[]> rows = rows(3000, 3);
        Components components = Components.of(rows, false);

        float[] found = IdempotentLinearTrainer.builder()
                .standardize(false)
                .ridge(1)
                .idempotent(false)
                .build()
                .train(selfMap(rows))
                .parameters();

        float[] expected = new float[N * N + N];
        for (int k = 0; k < N; k++) {
            double shrinkage = components.values()[k] / (components.values()[k] + 1);
            float[] upTo = components.projector(k + 1);
            float[] before = components.projector(k);
            for (int i = 0; i < expected.length; i++) {
                expected[i] += (float) (shrinkage * (upTo[i] - before[i]));
            }
        }
        assertClose(found, expected, FLOAT);
    }

    /** Targets that a turn makes of the rows, so that a matrix and its transpose differ. */
    @Test
    void should_apply_the_matrix_from_the_right_side() {
        List<double[]> rows = centred(rows(50, 10)); // input and target share one centre
        List<double[]> turned = rows.stream()
                .map(row -> new double[] {row[1], row[2], row[3], row[4], row[5], row[0]})
                .toList();
        IdempotentModel model =
                IdempotentLinearTrainer.builder().idempotent(false).build().train(paired(rows, turned));

        for (int i = 0; i < rows.size(); i++) {
            float[] x = new float[N];
            for (int c = 0; c < N; c++) {
                x[c] = (float) rows.get(i)[c];
            }
            float[] y = model.apply(x);
            for (int c = 0; c < N; c++) {
                assertThat((double) y[c]).isCloseTo(turned.get(i)[c], within(1e-4));
            }
        }
    }

    @Test
    void should_be_the_identity_where_nothing_says_what_to_drop() {
        float[] identity = new float[N * N + N];
        for (int i = 0; i < N; i++) {
            identity[i * N + i] = 1;
        }

        assertClose(
                IdempotentLinearTrainer.builder()
                        .build()
                        .train(selfMap(rows(100, 1)))
                        .parameters(),
                identity,
                FLOAT);
    }

    @Test
    void should_count_a_row_by_its_weight() {
        List<double[]> rows = rows(60, 4);
        double[] weights = new double[60];
        Arrays.setAll(weights, i -> i % 4);
        Dataset<Regressor> weighted = selfMap(rows);
        for (int i = 0; i < 60; i++) {
            weighted.getExample(i).setWeight((float) weights[i]);
        }

        IdempotentModel model =
                IdempotentLinearTrainer.builder().rank(2).build().train(weighted);

        assertClose(model.parameters(), Components.of(rows, weights, true).projector(2), FLOAT);
        assertThat(model.parameters())
                .isNotEqualTo(IdempotentLinearTrainer.builder()
                        .rank(2)
                        .build()
                        .train(selfMap(rows))
                        .parameters());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3})
    void should_be_idempotent_and_repair_whatever_the_damage(int rank) {
        Dataset<Regressor> data = selfMap(rows(500, 6));
        IdempotentModel model = IdempotentLinearTrainer.builder()
                .rank(rank)
                .corruption(new Masking(0.4))
                .build()
                .train(data);

        SelfMapMetrics metrics =
                new IdempotenceEvaluator().evaluate(model, data).metrics();
        assertThat(metrics.relativeGap()).isLessThan(1e-6);
        assertThat(metrics.r2()).isGreaterThan(0.5);
    }

    @Test
    void should_learn_from_pairs_of_damaged_and_clean_rows() {
        List<double[]> clean = rows(2000, 7);
        SplittableRandom random = new SplittableRandom(70);
        List<double[]> damaged = clean.stream()
                .map(row ->
                        Arrays.stream(row).map(v -> v + random.nextGaussian()).toArray())
                .toList();

        IdempotentModel model =
                IdempotentLinearTrainer.builder().standardize(false).build().train(paired(damaged, clean));

        assertThat(fact(model, "rank")).isEqualTo("3");
        assertClose(model.parameters(), Components.of(clean, false).projector(3), 0.1);
    }
}
