package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.idem4j.onnx.repair.RepeatableStep;
import org.idem4j.onnx.repair.Replaced;
import org.idem4j.onnx.serving.ExecutionProvider;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.idem4j.tribuo.data.CorruptionChain;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.data.Masking;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.network.NetworkDescription;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.sgd.linear.LinearSGDTrainer;
import org.tribuo.regression.sgd.objectives.SquaredLoss;

/**
 * A pipeline that retries: rows are cleaned once, twice, or a part of them twice, and a model of Tribuo's is trained on what
 * comes out. With the repeatable step its inputs are the same to the last digit, and so is the model.
 */
@Tag("training")
class RetriedPipelineTest {

    private static final int N = 6;
    private static final int ROWS = 20_000;
    private static final ServingOptions CPU = ServingOptions.defaults().withProvider(ExecutionProvider.CPU);

    private static OnnxRegressor projector;
    private static OnnxRegressor unconstrained;
    private static float[] damaged;

    @BeforeAll
    static void train() {
        projector = served(ProjectorNetwork.of(4, 16).withRank(2, KeptBy.SPAN));
        unconstrained = served(MultilayerPerceptron.of(24));
        damaged = damaged();
    }

    @AfterAll
    static void close() {
        projector.close();
        unconstrained.close();
    }

    private static OnnxRegressor served(NetworkDescription network) {
        IdempotentModel model = IdempotentTrainer.builder()
                .network(network)
                .corruption(new CorruptionChain(new Masking(0.2), new GaussianNoise(0.05)))
                .idempotenceWeight(0)
                .epochs(20)
                .build()
                .train(SelfMapData.curved(N, 400, 1));
        return OnnxRegressor.open(model.exportONNXModel("org.idem4j", 1).toByteArray(), "test", CPU);
    }

    /** Rows with missing cells and noise; in the order of the models' columns. */
    private static float[] damaged() {
        SplittableRandom random = new SplittableRandom(2);
        float[] rows = new float[ROWS * N];
        int row = 0;
        for (Example<Regressor> example : SelfMapData.curved(N, ROWS, 3)) {
            projector.selfMap().copyFeatures(example, rows, N * row++);
        }
        for (int i = 0; i < rows.length; i++) {
            rows[i] = random.nextInt(10) == 0 ? Float.NaN : rows[i] + 0.05f * (float) random.nextGaussian();
        }
        return rows;
    }

    private interface Step {
        float[] run(float[] rows);
    }

    /** The retry of a failed job: the step runs again on some rows, in batches of their own. */
    private static float[] partlyTwice(Step step, float[] once) {
        SplittableRandom random = new SplittableRandom(4);
        float[] rows = once.clone();
        for (int from = 0; from < ROWS; ) {
            int to = Math.min(ROWS, from + random.nextInt(1, 700));
            if (random.nextBoolean()) {
                float[] again = step.run(Arrays.copyOfRange(rows, from * N, to * N));
                System.arraycopy(again, 0, rows, from * N, again.length);
            }
            from = to;
        }
        return rows;
    }

    /** What a later stage reads: every digit. */
    private static List<String> printed(float[] rows) {
        List<String> lines = new ArrayList<>();
        for (int start = 0; start < rows.length; start += N) {
            lines.add(Arrays.toString(Arrays.copyOfRange(rows, start, start + N)));
        }
        return lines;
    }

    private static long different(float[] a, float[] b) {
        List<String> one = printed(a);
        List<String> other = printed(b);
        long count = 0;
        for (int row = 0; row < ROWS; row++) {
            count += one.get(row).equals(other.get(row)) ? 0 : 1;
        }
        return count;
    }

    /** Predicts the first column from the cleaned others. */
    private static Model<Regressor> downstream(float[] cleaned) {
        RegressionFactory factory = new RegressionFactory();
        MutableDataset<Regressor> data =
                new MutableDataset<>(new SimpleDataSourceProvenance("cleaned", factory), factory);
        List<String> names = projector.selfMap().names();
        String[] features = names.subList(1, N).toArray(String[]::new);
        for (int start = 0; start < cleaned.length; start += N) {
            double[] values = new double[N - 1];
            for (int c = 1; c < N; c++) {
                values[c - 1] = cleaned[start + c];
            }
            data.add(new ArrayExample<>(new Regressor("y", cleaned[start]), features, values));
        }
        return new LinearSGDTrainer(new SquaredLoss(), new AdaGrad(0.1), 1, 1L).train(data);
    }

    private static double[] predictions(Model<Regressor> model, float[] cleaned) {
        String[] features = projector.selfMap().names().subList(1, N).toArray(String[]::new);
        double[] predictions = new double[100];
        Arrays.setAll(predictions, row -> {
            double[] values = new double[N - 1];
            Arrays.setAll(values, c -> cleaned[row * N + c + 1]);
            return model.predict(new ArrayExample<>(new Regressor("y", 0), features, values))
                    .getOutput()
                    .getValues()[0];
        });
        return predictions;
    }

    @ParameterizedTest
    @EnumSource(value = Replaced.class, mode = EnumSource.Mode.EXCLUDE, names = "IMPLAUSIBLE")
    void should_feed_the_next_model_the_same_digits_however_often_it_ran(Replaced replaced) {
        RepeatableStep repair = RepeatableStep.of(projector).replacing(replaced);
        assertThat(repair.apply(damaged).unsettled()).isZero();
        Step step = rows -> repair.apply(rows).rows().outputs();

        float[] once = step.run(damaged);
        float[] twice = step.run(once);
        float[] partly = partlyTwice(step, once);

        assertThat(different(twice, once)).isZero();
        assertThat(different(partly, once)).isZero();
        double[] expected = predictions(downstream(once), once);
        assertThat(predictions(downstream(twice), twice)).isEqualTo(expected);
        assertThat(predictions(downstream(partly), partly)).isEqualTo(expected);
        assertThat(expected).doesNotContain(Double.NaN);
    }

    @Test
    void should_give_the_same_digits_to_rows_that_are_cleaned_in_other_batches() {
        RepeatableStep repair = RepeatableStep.of(projector);
        float[] whole = repair.apply(damaged).rows().outputs();

        for (int size : new int[] {1, 7, 333}) {
            float[] part = Arrays.copyOfRange(damaged, 11 * N, (11 + size) * N);
            assertThat(repair.apply(part).rows().outputs())
                    .isEqualTo(Arrays.copyOfRange(whole, 11 * N, (11 + size) * N));
        }
    }

    @Test
    void should_differ_without_the_step_little_where_idempotent_and_much_where_not() {
        Step plain = projector::apply;
        Step drifting = unconstrained::apply;

        float[] once = plain.run(damaged);
        float[] drifted = drifting.run(damaged);

        assertThat(different(plain.run(once), once)).as("rounding alone").isBetween(ROWS / 2L, (long) ROWS);
        assertThat(largest(plain.run(once), once)).isLessThan(1e-5f);
        assertThat(different(drifting.run(drifted), drifted)).isEqualTo(ROWS);
        assertThat(largest(drifting.run(drifted), drifted)).isGreaterThan(0.1f);
    }

    private static float largest(float[] a, float[] b) {
        float largest = 0;
        for (int i = 0; i < a.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]));
        }
        return largest;
    }
}
