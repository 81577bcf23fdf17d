package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.data.Masking;
import org.idem4j.tribuo.evaluation.IdempotenceEvaluator;
import org.idem4j.tribuo.evaluation.SelfMapMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseVector;
import org.tribuo.regression.Regressor;
import org.tribuo.test.Helpers;

/** Against principal components, by Tribuo's own eigendecomposition of the covariance. */
class IdempotentLinearTrainerTest {

    private static final int N = 6;
    /** Of single precision: rows, weights and the standardisation are floats. */
    private static final double FLOAT = 2e-6;

    /** Deviations 5, 3, 2, 0.5, 0.3 and 0.2 along directions that are no columns, around means of 0 to 5. */
    private static List<double[]> rows(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] deviations = {5, 3, 2, 0.5, 0.3, 0.2};
        List<double[]> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            double[] values = new double[N];
            Arrays.setAll(values, c -> c);
            for (int k = 0; k < N; k++) {
                double latent = deviations[k] * random.nextGaussian();
                for (int c = 0; c < N; c++) {
                    values[c] += latent * direction(k, c);
                }
            }
            rows.add(values);
        }
        return rows;
    }

    /** The discrete cosine transform, an orthogonal matrix. */
    private static double direction(int k, int c) {
        return Math.sqrt((k == 0 ? 1.0 : 2.0) / N) * Math.cos(Math.PI * k * (2 * c + 1) / (2 * N));
    }

    private static Dataset<Regressor> selfMap(List<double[]> rows) {
        return paired(rows, rows);
    }

    private static Dataset<Regressor> paired(List<double[]> inputs, List<double[]> targets) {
        List<Example<Regressor>> examples = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            int n = inputs.get(i).length;
            examples.add(SelfMapData.example(SelfMapData.names(n), inputs.get(i), targets.get(i)));
        }
        return SelfMapData.dataset(examples);
    }

    /** The projector onto the leading eigenvectors of the rows' covariance, and what the eigenvalues are. */
    private record Components(double[] values, DenseMatrix vectors) {

        static Components of(List<double[]> rows, double[] weights, boolean standardize) {
            int n = rows.get(0).length;
            double total = Arrays.stream(weights).sum();
            double[] means = new double[n];
            for (int i = 0; i < rows.size(); i++) {
                for (int c = 0; c < n; c++) {
                    means[c] += weights[i] * rows.get(i)[c] / total;
                }
            }
            DenseMatrix covariance = new DenseMatrix(n, n);
            for (int i = 0; i < rows.size(); i++) {
                for (int a = 0; a < n; a++) {
                    for (int b = 0; b < n; b++) {
                        covariance.add(
                                a, b, weights[i] / total * ((rows.get(i)[a] - means[a]) * (rows.get(i)[b] - means[b])));
                    }
                }
            }
            if (standardize) {
                double[] deviations = new double[n];
                Arrays.setAll(deviations, c -> Math.sqrt(covariance.get(c, c)));
                for (int a = 0; a < n; a++) {
                    for (int b = 0; b < n; b++) {
                        covariance.set(a, b, covariance.get(a, b) / (deviations[a] * deviations[b]));
                    }
                }
            }
            var eigen = covariance.eigenDecomposition().orElseThrow();
            return new Components(eigen.eigenvalues().toArray(), eigen.eigenvectors());
        }

        static Components of(List<double[]> rows, boolean standardize) {
            double[] ones = new double[rows.size()];
            Arrays.fill(ones, 1);
            return of(rows, ones, standardize);
        }

        float[] projector(int rank) {
            int n = values.length;
            float[] projector = new float[n * n + n];
            for (int k = 0; k < rank; k++) {
                DenseVector v = vectors.getColumn(k); // the largest eigenvalue first
                for (int a = 0; a < n; a++) {
                    for (int b = 0; b < n; b++) {
                        projector[a * n + b] += (float) (v.get(a) * v.get(b));
                    }
                }
            }
            return projector;
        }
    }

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

    @Test
    void should_survive_constant_and_dependent_columns() {
        List<double[]> rows = new ArrayList<>();
        for (double[] row : centred(rows(80, 5))) {
            rows.add(new double[] {row[0], row[1], 7, row[0] + row[1], row[0] - 2 * row[1]});
        }

        for (int rank = 0; rank <= 2; rank++) {
            IdempotentModel model =
                    IdempotentLinearTrainer.builder().rank(rank).build().train(selfMap(rows));

            assertThat(new IdempotenceEvaluator()
                            .evaluate(model, selfMap(rows))
                            .metrics()
                            .relativeGap())
                    .isLessThan(1e-6);
            assertThat(fact(model, "rank")).isEqualTo("" + (rank == 0 ? 2 : rank));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> IdempotentLinearTrainer.builder().rank(3).build().train(selfMap(rows)))
                .withMessageContaining("rank can't be 3")
                .withMessageContaining("only 2 directions");
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

    @Test
    void should_say_so_where_least_squares_can_not_be_purified() {
        List<double[]> inputs =
                rows(50, 8).stream().map(row -> new double[] {row[0], row[1]}).toList();
        // A turn by 45°, shrunk: eigenvalues ½ ± ½i, and none of them is nearer to 1 than to 0.
        List<double[]> turned = centred(inputs).stream()
                .map(row -> new double[] {0.5 * (row[0] + row[1]), 0.5 * (row[1] - row[0])})
                .toList();
        Dataset<Regressor> data = paired(centred(inputs), turned);

        assertThatIllegalStateException()
                .isThrownBy(() -> IdempotentLinearTrainer.builder()
                        .standardize(false)
                        .build()
                        .train(data))
                .withMessageContaining("could not be made idempotent")
                .withMessageContaining("set 'rank'");
        IdempotentModel chosen =
                IdempotentLinearTrainer.builder().rank(1).build().train(data);
        assertThat(fact(chosen, "rank")).isEqualTo("1");
    }

    private static List<double[]> centred(List<double[]> rows) {
        double[] means = new double[rows.get(0).length];
        rows.forEach(row -> Arrays.setAll(means, c -> means[c] + row[c] / rows.size()));
        return rows.stream()
                .map(row -> {
                    double[] centred = new double[row.length];
                    Arrays.setAll(centred, c -> row[c] - means[c]);
                    return centred;
                })
                .toList();
    }

    private static String fact(IdempotentModel model, String key) {
        return ((com.oracle.labs.mlrg.olcut.provenance.PrimitiveProvenance<?>)
                        model.getProvenance().getInstanceProvenance().getMap().get(key))
                .getValue()
                .toString();
    }

    @Test
    void should_draw_other_damage_in_each_call_and_the_same_for_the_same_call() throws Exception {
        Dataset<Regressor> data = selfMap(rows(100, 9));
        IdempotentLinearTrainer shared = noisy();
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            Callable<IdempotentModel> train = () -> shared.train(data);
            for (Future<IdempotentModel> model : pool.invokeAll(List.of(train, train, train))) {
                int call = Integer.parseInt(model.get()
                        .getProvenance()
                        .getTrainerProvenance()
                        .getInstanceValues()
                        .get("train-invocation-count")
                        .toString());
                assertThat(model.get().parameters())
                        .isEqualTo(noisy().train(data, Map.of(), call).parameters());
            }
        } finally {
            pool.shutdown();
        }
        assertThat(shared.getInvocationCount()).isEqualTo(3);
        assertThat(noisy().train(data, Map.of(), 0).parameters())
                .isNotEqualTo(noisy().train(data, Map.of(), 1).parameters());
        assertThatIllegalArgumentException().isThrownBy(() -> shared.setInvocationCount(-1));
    }

    private static IdempotentLinearTrainer noisy() {
        return IdempotentLinearTrainer.builder()
                .corruption(new GaussianNoise(0.5))
                .idempotent(false)
                .build();
    }

    @Test
    void should_refuse_a_bad_configuration_by_its_field() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdempotentLinearTrainer.builder().rank(-1).build())
                .withMessageContaining("rank must not be negative, but is -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        IdempotentLinearTrainer.builder().ridge(Double.NaN).build())
                .withMessageContaining("ridge must be finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IdempotentLinearTrainer.builder().draws(0).build())
                .withMessageContaining("at least once, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> IdempotentLinearTrainer.builder().rank(7).build().train(selfMap(rows(20, 1))))
                .withMessageContaining("rank can't be 7, the data have 6 columns");
    }

    @Test
    void should_carry_a_provenance_that_can_be_stored() {
        IdempotentModel model =
                IdempotentLinearTrainer.builder().rank(2).build().train(selfMap(rows(50, 1)));

        Helpers.testProvenanceMarshalling(model.getProvenance());
        Helpers.testModelProtoSerialization(model, Regressor.class, selfMap(rows(50, 1)));
        assertThat(model.history()).isEmpty();
        assertThat(model.trainSeconds()).isPositive();
    }
}
