package org.idem4j.tribuo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.IdempotentTrainer;
import org.idem4j.tribuo.IdempotentTrainerBuilder;
import org.idem4j.tribuo.SelfMapData;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.optimiser.AdaGrad;
import org.idem4j.tribuo.optimiser.Adam;
import org.idem4j.tribuo.optimiser.Momentum;
import org.idem4j.tribuo.optimiser.Optimiser;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.RmsProp;
import org.idem4j.tribuo.optimiser.Sgd;
import org.idem4j.tribuo.progress.EpochRecord;
import org.idem4j.tribuo.progress.TrainingListener;
import org.idem4j.tribuo.progress.TrainingOutcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.regression.Regressor;

@Tag("training")
class TrainingOutcomeTest {

    private final Dataset<Regressor> data = SelfMapData.curved(4, 100, 3);

    private static IdempotentTrainerBuilder small() {
        return IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(10))
                .epochs(30)
                .batchSize(25);
    }

    @Test
    void should_stop_early_and_keep_the_best_network() {
        List<TrainingOutcome> outcomes = new ArrayList<>();
        IdempotentTrainer trainer = small().epochs(400)
                .optimiser(Adam.of(0.05, RateSchedule.CONSTANT))
                .validationFraction(0.3)
                .patience(3)
                .build();
        trainer.addListener(new TrainingListener() {
            @Override
            public void ended(TrainingOutcome outcome) {
                outcomes.add(outcome);
            }
        });

        IdempotentModel model = trainer.train(data);

        assertThat(model.run().outcome()).contains(TrainingOutcome.STOPPED_EARLY);
        assertThat(outcomes).containsExactly(TrainingOutcome.STOPPED_EARLY);
        int best = model.history().size() - 3;
        double bestScore = score(model.history().get(best - 1));
        assertThat(model.history()).allSatisfy(epoch -> assertThat(score(epoch)).isGreaterThanOrEqualTo(bestScore));
        // The kept network is that of the best epoch: training as long gives the same bits.
        IdempotentModel asLong = small().epochs(best)
                .optimiser(Adam.of(0.05, RateSchedule.CONSTANT))
                .validationFraction(0.3)
                .build()
                .train(data);
        assertThat(model.parameters()).isEqualTo(asLong.parameters());

        // Also when the epochs run out before the patience does.
        IdempotentModel completed = small().epochs(best + 2)
                .optimiser(Adam.of(0.05, RateSchedule.CONSTANT))
                .validationFraction(0.3)
                .patience(50)
                .build()
                .train(data);
        assertThat(completed.run().outcome()).contains(TrainingOutcome.COMPLETED);
        assertThat(completed.parameters()).isEqualTo(asLong.parameters());
    }

    /** Task and gap, each by its weight. */
    private static double score(EpochRecord epoch) {
        return Math.pow(epoch.validationReconstruction(), 2) + Math.pow(epoch.validationGap(), 2);
    }

    @Test
    void should_keep_a_finite_network_when_training_diverges() {
        IdempotentModel model = small().network(
                        MultilayerPerceptron.of(10).withActivations(Activation.IDENTITY, Activation.IDENTITY))
                .optimiser(Sgd.of(1e6, RateSchedule.CONSTANT))
                .build()
                .train(data);

        assertThat(model.run().outcome()).contains(TrainingOutcome.DIVERGED);
        assertThat(model.history()).hasSizeLessThan(30);
        for (float parameter : model.parameters()) {
            assertThat(parameter).isFinite();
        }
    }

    static List<Optimiser> optimisers() {
        return List.of(
                Sgd.of(0.1, RateSchedule.COSINE),
                Momentum.of(0.02, RateSchedule.LINEAR),
                Adam.of(0.01, RateSchedule.ONE_CYCLE),
                RmsProp.of(0.005, RateSchedule.EXPONENTIAL),
                AdaGrad.of(0.05, RateSchedule.STEP));
    }

    @ParameterizedTest
    @MethodSource("optimisers")
    void should_learn_with_every_update_rule(Optimiser optimiser) {
        IdempotentModel model = small().optimiser(optimiser).build().train(data);

        EpochRecord first = model.history().get(0);
        EpochRecord last = model.history().get(29);
        assertThat(last.reconstruction()).isLessThan(0.9 * first.reconstruction());
        assertThat(last.learningRate()).isLessThan(optimiser.rate(0.3));
    }

    @ParameterizedTest
    @EnumSource(RateSchedule.class)
    void should_never_raise_the_rate_above_what_is_configured(RateSchedule schedule) {
        for (double progress = 0; progress < 1; progress += 0.01) {
            assertThat(schedule.factor(progress)).isBetween(0.0, 1.0);
        }
        assertThat(RateSchedule.COSINE.factor(0.5)).isCloseTo(0.5, within(1e-12));
        assertThat(RateSchedule.ONE_CYCLE.factor(0)).isCloseTo(1 / 25.0, within(1e-12));
        assertThat(RateSchedule.ONE_CYCLE.factor(0.3)).isCloseTo(1, within(1e-12));
    }

    @Test
    void should_refuse_data_that_can_not_be_learned_from() {
        IdempotentTrainer trainer = small().build();
        String[] names = {"a", "b"};
        double[] good = {1, 2};

        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.train(SelfMapData.dataset(List.of())))
                .withMessageContaining("is empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.train(SelfMapData.dataset(
                        List.of(SelfMapData.example(new String[] {"a"}, new double[] {1}, new double[] {1})))))
                .withMessageContaining("at least two columns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.train(SelfMapData.dataset(List.of(
                        SelfMapData.example(names, good, good),
                        SelfMapData.example(names, good, new double[] {1, Double.NEGATIVE_INFINITY})))))
                .withMessageContaining("Row 2: The output dimension 'b' is -Infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.train(SelfMapData.dataset(
                        List.of(SelfMapData.example(names, good, new double[] {1, Double.NaN})))))
                .withMessageContaining("The column 'b' is missing in all rows");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.train(SelfMapData.dataset(
                        List.of(SelfMapData.example(names, new double[] {1, Double.POSITIVE_INFINITY}, good)))))
                .withMessageContaining("Row 1: The feature 'b' is Infinity");
        Example<Regressor> weightless = SelfMapData.example(names, good, good);
        weightless.setWeight(0f);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.train(SelfMapData.dataset(List.of(weightless))))
                .withMessageContaining("sum to zero");
        Example<Regressor> negative = SelfMapData.example(names, good, good);
        negative.setWeight(-1f);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> trainer.train(SelfMapData.dataset(List.of(negative))))
                .withMessageContaining("Row 1 has the weight -1.0");
    }

    @Test
    void should_refuse_what_can_not_be_built() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> small().epochs(-1).build())
                .withMessageContaining("must not be negative, but are -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        small().reconstructionWeight(0).idempotenceWeight(0).build())
                .withMessageContaining("nothing to train for");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> small().patience(2).build())
                .withMessageContaining("set validationFraction");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Adam.of(-1, RateSchedule.CONSTANT))
                .withMessageContaining("above zero and finite, not -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MultilayerPerceptron.of(3, 0))
                .withMessageContaining("at least 1, not 0");
    }
}
