package org.idem4j.tribuo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.onnx.selfmap.SelfMap;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.IdempotentTrainer;
import org.idem4j.tribuo.SelfMapData;
import org.idem4j.tribuo.data.DatasetRows;
import org.idem4j.tribuo.data.RowBlock;
import org.idem4j.tribuo.data.RowBlockDataset;
import org.idem4j.tribuo.data.SurfaceDataSource;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tribuo.Dataset;
import org.tribuo.MutableDataset;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.evaluation.RegressionEvaluation;
import org.tribuo.regression.evaluation.RegressionEvaluator;
import org.tribuo.test.Helpers;

/** The measurements against closed forms. */
@Tag("training")
class IdempotenceEvaluatorTest {

    private static final int ROWS = 3000;

    /** Row by row maps of R². */
    private static SelfMapMetrics measure(UnaryOperator<double[]> f) {
        SelfMap names = SelfMap.of(
                SelfMapData.curved(2, 5, 1).getFeatureIDMap(),
                SelfMapData.curved(2, 5, 1).getOutputIDInfo());
        DenseSelfMap function = new DenseSelfMap() {
            @Override
            public SelfMap selfMap() {
                return names;
            }

            @Override
            public float[] apply(float[] rows) {
                float[] result = new float[rows.length];
                for (int start = 0; start < rows.length; start += 2) {
                    double[] y = f.apply(new double[] {rows[start], rows[start + 1]});
                    result[start] = (float) y[0];
                    result[start + 1] = (float) y[1];
                }
                return result;
            }
        };
        SplittableRandom random = new SplittableRandom(8);
        PassSums sums = new PassSums(2);
        for (int chunk = 0; chunk < 3; chunk++) {
            float[] x = new float[ROWS / 3 * 2];
            for (int i = 0; i < x.length; i++) {
                x[i] = (float) random.nextGaussian();
            }
            sums.add(function, x, x);
        }
        return SelfMapMetrics.of(sums, null, false);
    }

    /** Its deviation, .01, would blow up each error in it a hundredfold. */
    @Test
    void should_not_let_a_nearly_constant_column_outweigh_the_others() {
        SelfMap names = SelfMap.of(
                SelfMapData.curved(2, 5, 1).getFeatureIDMap(),
                SelfMapData.curved(2, 5, 1).getOutputIDInfo());
        float[] rows = {1, 3.01f, -1, 2.99f, 1, 3.01f, -1, 2.99f};
        PassSums sums = new PassSums(2);
        sums.add(shifting(names, 0.5f), rows, rows);

        SelfMapMetrics trained = SelfMapMetrics.of(sums, new float[] {1, 1}, false);
        SelfMapMetrics alone = SelfMapMetrics.of(sums, null, false);

        assertThat(trained.standardisedDrift()[0]).isCloseTo(Math.sqrt((0.25 + 4) / 2), within(1e-4));
        assertThat(trained.standardisedMeansRmse()).isCloseTo(Math.sqrt((1 + 0.0016) / 2), within(1e-4));
        assertThat(alone.standardisedDrift()[0]).isCloseTo(Math.sqrt((0.25 + 2500) / 2), within(0.1));
        assertThat(alone.standardisedMeansRmse()).isCloseTo(1, within(1e-9));
        // As pixels, both columns have the unit ((1² + .01²) / 2)^½.
        SelfMapMetrics pixels = SelfMapMetrics.of(sums, null, true);
        assertThat(pixels.standardisedDrift()[0]).isCloseTo(0.5 / Math.sqrt(0.50005), within(1e-6));
        assertThat(pixels.standardisedMeansRmse()).isCloseTo(1, within(1e-9));
        assertThat(pixels.r2()).isCloseTo(1 - 0.25 / 0.50005, within(1e-4));
        assertThat(alone.r2()).isCloseTo(1 - (0.25 + 2500) / 2, within(5.0));
    }

    private static DenseSelfMap shifting(SelfMap names, float by) {
        return new DenseSelfMap() {
            @Override
            public SelfMap selfMap() {
                return names;
            }

            @Override
            public float[] apply(float[] rows) {
                float[] shifted = rows.clone();
                for (int i = 0; i < shifted.length; i++) {
                    shifted[i] += by;
                }
                return shifted;
            }
        };
    }

    @Test
    void should_find_an_exact_projector_idempotent() {
        SelfMapMetrics metrics = measure(x -> new double[] {(x[0] + x[1]) / 2, (x[0] + x[1]) / 2});

        assertThat(metrics.gap()).containsOnly(0);
        assertThat(metrics.relativeGap()).isZero();
        assertThat(metrics.effectiveRank()).isCloseTo(1, within(1e-6));
        // x − P x = ±(x₀ − x₁)/2 with variance 1/2; 3000 rows leave two per cent.
        assertThat(metrics.distanceFromIdentity()).isCloseTo(Math.sqrt(0.5), within(0.02));
        assertThat(metrics.rmse()).isCloseTo(metrics.distanceFromIdentity(), within(1e-9));
    }

    @Test
    void should_measure_the_gaps_of_a_contraction() {
        SelfMapMetrics metrics = measure(x -> new double[] {x[0] / 2, x[1] / 2});

        // fᵏ(x) = x/2ᵏ, so fᵏ⁺²(x) − fᵏ⁺¹(x) has half the size each time.
        for (int k = 1; k < 10; k++) {
            assertThat(metrics.gap()[k] / metrics.gap()[k - 1]).isCloseTo(0.5, within(1e-6));
        }
        assertThat(metrics.gap()[0] / metrics.outputStd()).isCloseTo(0.5, within(1e-3));
        assertThat(metrics.relativeGap()).isEqualTo(metrics.gap()[0] / metrics.outputStd());
    }

    @Test
    void should_tell_the_identity_and_a_constant_from_a_useful_projector() {
        SelfMapMetrics identity = measure(x -> x);
        SelfMapMetrics constant = measure(x -> new double[] {3, -1});

        assertThat(identity.gap()[0]).isZero();
        assertThat(identity.distanceFromIdentity()).isZero();
        assertThat(identity.effectiveRank()).isCloseTo(2, within(0.01));
        assertThat(identity.r2()).isEqualTo(1);
        assertThat(constant.gap()[0]).isZero();
        assertThat(constant.outputStd()).isZero();
        assertThat(constant.effectiveRank()).isZero();
        assertThat(constant.relativeGap()).isNaN();
    }

    @Test
    void should_write_null_where_f_runs_off_and_keep_the_order_of_the_keys() throws IOException {
        SelfMapMetrics metrics = measure(x -> new double[] {1e20 * x[0], x[1]});
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        new MetricsJson(metrics, Double.NaN, "test", List.of()).writeTo(bytes);

        JsonNode json = new ObjectMapper().readTree(bytes.toByteArray());
        List<String> keys = new ArrayList<>();
        json.fieldNames().forEachRemaining(keys::add);
        assertThat(keys.subList(0, 10))
                .containsExactly(
                        "rows",
                        "rmse",
                        "r2",
                        "gap",
                        "relative_gap",
                        "output_std",
                        "effective_rank",
                        "distance_from_identity",
                        "train_seconds",
                        "provider");
        assertThat(json.get("gap")).hasSize(10);
        assertThat(json.get("gap").get(9).isNull()).isTrue();
        assertThat(json.get("train_seconds").isNull()).isTrue();
    }

    @Test
    void should_agree_with_tribuos_regression_evaluator() {
        Dataset<Regressor> data = SelfMapData.curved(4, 90, 6);
        IdempotentModel model = IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(8))
                .epochs(5)
                .build()
                .train(data);

        IdempotenceEvaluation ours = new IdempotenceEvaluator().evaluate(model, data);
        RegressionEvaluation theirs = new RegressionEvaluator().evaluate(model, data);

        double meanSquare = theirs.rmse().values().stream()
                .mapToDouble(rmse -> rmse * rmse)
                .average()
                .orElseThrow();
        assertThat(ours.metrics().rmse()).isCloseTo(Math.sqrt(meanSquare), within(1e-6));
        assertThat(ours.metrics().r2()).isCloseTo(theirs.averageR2(), within(1e-6));
        assertThat(ours.asMap()).hasSize(16);
        assertThat(ours.getPredictions()).hasSize(90);
        Helpers.testProvenanceMarshalling(ours.getProvenance());
    }

    /** A million of them would take gigabytes. */
    @Test
    void should_keep_no_prediction_of_a_block_of_rows() {
        SurfaceDataSource surface = new SurfaceDataSource(4, 2, 40, 1);
        Dataset<Regressor> examples = new MutableDataset<>(surface);
        SelfMap selfMap = SelfMap.of(examples.getFeatureIDMap(), examples.getOutputIDInfo());
        float[] rows = DatasetRows.of(examples, selfMap, 0).targets();
        var block = new RowBlockDataset(RowBlock.of(selfMap.names(), rows, rows), surface.getProvenance());
        IdempotentModel model = IdempotentTrainer.builder().epochs(0).build().train(block);

        IdempotenceEvaluation ofBlock = new IdempotenceEvaluator().evaluate(model, block);
        var plain = new MutableDataset<>(block.getSourceProvenance(), block.getOutputFactory());
        plain.addAll(block.getData());
        IdempotenceEvaluation ofExamples = new IdempotenceEvaluator().evaluate(model, plain);

        var predictions = ofBlock.getPredictions();
        assertThat(predictions).hasSize(40);
        assertThat(predictions.get(3)).isNotSameAs(predictions.get(3));
        assertThat(predictions.get(3).getOutput().getValues())
                .containsExactly(ofExamples.getPredictions().get(3).getOutput().getValues(), within(1e-6));
        assertThat(ofBlock.metrics().gap()).containsExactly(ofExamples.metrics().gap());
        assertThat(ofBlock.metrics().rmse()).isEqualTo(ofExamples.metrics().rmse());
    }

    @Test
    void should_refuse_to_evaluate_on_nothing() {
        Dataset<Regressor> data = SelfMapData.curved(3, 20, 6);
        IdempotentModel model = IdempotentTrainer.builder().epochs(0).build().train(data);
        var empty = new MutableDataset<>(data.getSourceProvenance(), data.getOutputFactory());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IdempotenceEvaluator().evaluate(model, empty))
                .withMessageContaining("no rows");
    }
}
