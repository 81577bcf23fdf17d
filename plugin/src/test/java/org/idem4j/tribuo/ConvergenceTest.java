package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;

import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.data.CorruptionChain;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.data.Masking;
import org.idem4j.tribuo.data.SelfMapDataSource;
import org.idem4j.tribuo.data.SplitDataSource;
import org.idem4j.tribuo.data.SurfaceDataSource;
import org.idem4j.tribuo.evaluation.IdempotenceEvaluator;
import org.idem4j.tribuo.evaluation.SelfMapMetrics;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.optimiser.Adam;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.progress.TrainingOutcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Dataset;
import org.tribuo.MutableDataset;
import org.tribuo.regression.Regressor;

@DisplayName("The modified gradient's bound by the reconstruction error")
@Tag("training")
class ConvergenceTest {

    private static final Corruption DAMAGE = new CorruptionChain(new Masking(0.15), new GaussianNoise(0.2));
    private static final SurfaceDataSource TABLE = new SurfaceDataSource(10, 2, 700, 4);

    private static final Dataset<Regressor> TRAIN =
            new MutableDataset<>(new SplitDataSource(TABLE, 0.8, SplitDataSource.Part.FIRST));
    private static final Dataset<Regressor> TEST = new MutableDataset<>(
            new SelfMapDataSource(new SplitDataSource(TABLE, 0.8, SplitDataSource.Part.REST), DAMAGE, 2));

    private static SelfMapMetrics alone;

    @BeforeAll
    static void trainWithoutIdempotence() {
        alone = measure(train(0, 0.5));
    }

    private static IdempotentModel train(double weight, double trustRadius) {
        return IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(48, 48))
                .optimiser(Adam.of(5e-3, RateSchedule.ONE_CYCLE))
                .corruption(DAMAGE)
                .idempotenceWeight(weight)
                .trustRadius(trustRadius)
                .epochs(100)
                .batchSize(35)
                .build()
                .train(TRAIN);
    }

    private static SelfMapMetrics measure(IdempotentModel model) {
        return new IdempotenceEvaluator().evaluate(model, TEST).metrics();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 1, 10, 100})
    void should_end_with_a_smaller_gap_and_a_repair_at_any_weight(double weight) {
        IdempotentModel model = train(weight, 0.5);

        SelfMapMetrics metrics = measure(model);
        assertThat(model.run().outcome()).contains(TrainingOutcome.COMPLETED);
        assertThat(model.run().backOffEpochs()).isEmpty();
        assertThat(metrics.standardisedGap()[0]).isLessThan(alone.standardisedGap()[0]);
        assertThat(metrics.standardisedDrift()[0]).isLessThan(0.8 * metrics.standardisedInputRmse());
    }

    @Test
    void should_be_what_keeps_the_repair_at_a_large_weight() {
        double unbounded = measure(train(100, 0)).standardisedDrift()[0];

        assertThat(unbounded).isGreaterThan(1.5 * alone.standardisedDrift()[0]);
    }
}
