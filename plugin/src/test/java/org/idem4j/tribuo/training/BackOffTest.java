package org.idem4j.tribuo.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.labs.mlrg.olcut.provenance.ConfiguredObjectProvenance;
import com.oracle.labs.mlrg.olcut.provenance.impl.ConfiguredObjectProvenanceImpl;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.IdempotentTrainer;
import org.idem4j.tribuo.IdempotentTrainerBuilder;
import org.idem4j.tribuo.SelfMapData;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.network.Activation;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.optimiser.Adam;
import org.idem4j.tribuo.optimiser.Optimiser;
import org.idem4j.tribuo.optimiser.RateSchedule;
import org.idem4j.tribuo.optimiser.Sgd;
import org.idem4j.tribuo.progress.BackOff;
import org.idem4j.tribuo.progress.EpochRecord;
import org.idem4j.tribuo.progress.TrainingListener;
import org.idem4j.tribuo.progress.TrainingOutcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;

@DisplayName("A training that diverges and goes back")
@Tag("training")
class BackOffTest {

    private static final int EPOCHS = 30;

    private final Dataset<Regressor> data = SelfMapData.curved(4, 100, 3);
    private final List<BackOff> heard = new ArrayList<>();

    private static IdempotentTrainerBuilder linear(int batchSize) {
        return IdempotentTrainer.builder()
                .network(MultilayerPerceptron.of(10).withActivations(Activation.IDENTITY, Activation.IDENTITY))
                .idempotenceWeight(0.1)
                .epochs(EPOCHS)
                .batchSize(batchSize);
    }

    private IdempotentModel train(IdempotentTrainerBuilder builder) {
        IdempotentTrainer trainer = builder.build();
        trainer.addListener(new TrainingListener() {
            @Override
            public void backedOff(BackOff backOff) {
                heard.add(backOff);
            }
        });
        return trainer.train(data);
    }

    /** In batches, and with one step an epoch, whose loss says nothing of where the step led. */
    @ParameterizedTest
    @ValueSource(ints = {25, 100})
    void should_recover_from_a_rate_sixteen_times_too_large(int batchSize) {
        IdempotentModel model = train(linear(batchSize).optimiser(Sgd.of(20, RateSchedule.CONSTANT)));

        assertThat(model.run().outcome()).contains(TrainingOutcome.COMPLETED);
        assertThat(heard).isNotEmpty();
        assertThat(heard.get(0).epoch()).isLessThanOrEqualTo(3);
        assertThat(model.run().backOffEpochs())
                .isEqualTo(heard.stream().map(BackOff::epoch).toList());
        assertThat(model.run().backOffFactor()).isEqualTo(Math.pow(0.25, heard.size()));
        List<EpochRecord> history = model.history();
        assertThat(history).hasSize(EPOCHS - heard.size());
        assertThat(history.get(history.size() - 1).learningRate())
                .isEqualTo(20 * model.run().backOffFactor());
        assertThat(history.get(history.size() - 1).reconstruction())
                .isLessThan(0.6 * history.get(0).reconstruction());
    }

    @Test
    void should_be_recorded_in_the_provenance() {
        IdempotentModel model = train(linear(25).optimiser(Sgd.of(20, RateSchedule.CONSTANT)));

        var values = model.getProvenance().getInstanceProvenance().getMap();
        assertThat(values.get("back-offs")).hasToString(Integer.toString(heard.size()));
        assertThat(values.get("back-off-epochs").toString())
                .startsWith(Integer.toString(heard.get(0).epoch()));
        assertThat(values.get("back-off-factor"))
                .hasToString(Double.toString(model.run().backOffFactor()));
    }

    @Test
    void should_give_the_same_bits_again() {
        IdempotentTrainerBuilder builder = linear(25).optimiser(Sgd.of(20, RateSchedule.CONSTANT));

        IdempotentModel model = train(builder);

        assertThat(model.run().backOffEpochs()).isNotEmpty();
        assertThat(train(linear(25).optimiser(Sgd.of(20, RateSchedule.CONSTANT)))
                        .parameters())
                .isEqualTo(model.parameters());
    }

    @Test
    void should_go_on_along_the_schedule() {
        Optimiser optimiser = Sgd.of(20, RateSchedule.LINEAR);

        IdempotentModel model = train(linear(25).optimiser(optimiser));

        assertThat(heard).isNotEmpty();
        EpochRecord last = model.history().get(model.history().size() - 1);
        assertThat(last.epoch()).isEqualTo(EPOCHS);
        assertThat(last.learningRate())
                .isEqualTo(model.run().backOffFactor() * optimiser.rate((4 * EPOCHS - 1) / (4.0 * EPOCHS)));
    }

    /** Counts the batches; does nothing to them. */
    private static final class Counting implements Corruption {
        private int batches;

        @Override
        public void corrupt(float[] rows, int columns, RandomGenerator random) {
            batches++;
        }

        @Override
        public ConfiguredObjectProvenance getProvenance() {
            return new ConfiguredObjectProvenanceImpl(this, "Corruption");
        }
    }

    @Test
    void should_leave_the_epoch_as_soon_as_it_is_lost() {
        Counting counting = new Counting();

        train(linear(1).optimiser(Adam.of(1e4, RateSchedule.CONSTANT)).epochs(1).corruption(counting));

        assertThat(heard).hasSize(1);
        assertThat(counting.batches).isLessThan(10);
    }

    @Test
    void should_be_noticed_in_the_epoch_in_which_it_diverges() {
        // Adam's steps stay finite at any rate, so that the loss must tell.
        IdempotentModel model = train(linear(5).optimiser(Adam.of(30, RateSchedule.CONSTANT)));

        assertThat(heard.get(0)).isEqualTo(new BackOff(1, 0, 0.25));
        assertThat(model.history())
                .noneSatisfy(epoch -> assertThat(epoch.epoch()).isEqualTo(1));
    }

    @Test
    void should_end_with_the_best_network_once_it_has_gone_back_often_enough() {
        IdempotentModel model =
                train(linear(25).optimiser(Sgd.of(1e9, RateSchedule.CONSTANT)).backOffs(2));

        assertThat(heard).containsExactly(new BackOff(1, 0, 0.25), new BackOff(2, 0, 0.0625));
        assertThat(model.run().outcome()).contains(TrainingOutcome.DIVERGED);
        assertThat(model.parameters())
                .isEqualTo(linear(25).epochs(0).build().train(data).parameters());
    }

    @Test
    void should_not_count_as_completed_when_its_last_epoch_diverges() {
        IdempotentModel model =
                train(linear(25).optimiser(Sgd.of(1e9, RateSchedule.CONSTANT)).epochs(1));

        assertThat(heard).containsExactly(new BackOff(1, 0, 0.25));
        assertThat(model.run().outcome()).contains(TrainingOutcome.DIVERGED);
    }

    @Test
    void should_not_go_back_while_it_converges() {
        IdempotentModel model = train(linear(25).optimiser(Sgd.of(0.1, RateSchedule.CONSTANT)));

        assertThat(heard).isEmpty();
        assertThat(model.run().backOffEpochs()).isEmpty();
        assertThat(model.run().backOffFactor()).isEqualTo(1);
        assertThat(model.history()).hasSize(EPOCHS);
    }
}
