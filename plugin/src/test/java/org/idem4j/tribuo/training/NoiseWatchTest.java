package org.idem4j.tribuo.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.Network;
import org.idem4j.tribuo.engine.TrainableNetwork;
import org.idem4j.tribuo.evaluation.NoiseSpread;
import org.idem4j.tribuo.network.InitialNetwork;
import org.idem4j.tribuo.objective.Objective;
import org.idem4j.tribuo.objective.Reconstruction;
import org.idem4j.tribuo.progress.EpochRecord;
import org.idem4j.tribuo.training.StoppedTrainings.Course;
import org.idem4j.tribuo.training.StoppedTrainings.Setting;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A look, after each epoch, at what is made of noise")
@Tag("training")
class NoiseWatchTest {

    private static TrainingPlan plan(Setting setting, Objective objective, boolean images) {
        TrainingPlan plan = setting.plan();
        return new TrainingPlan(
                objective,
                plan.optimiser(),
                plan.epochs(),
                plan.batchSize(),
                plan.shuffle(),
                plan.corruption(),
                plan.noise(),
                plan.validationFraction(),
                plan.patience(),
                plan.backOffs(),
                plan.warmUp(),
                images);
    }

    private static TrainingResult result(Setting setting, boolean images) {
        TrainingPlan plan = plan(setting, setting.plan().objective(), images);
        Setting same = new Setting("", setting.network(), plan, setting.seed(), setting.outcome());
        try (TrainableNetwork network = same.trainable()) {
            return same.open(network, new Course()).run();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"images, group norm", "images, batch norm, IGN", "images, likelihood"})
    void should_change_no_bit_of_the_training(String name) {
        TrainingResult watched = result(StoppedTrainings.setting(name), true);
        TrainingResult not = result(StoppedTrainings.setting(name), false);

        assertThat(watched.history())
                .allSatisfy(epoch -> assertThat(epoch.onNoise()).isPresent());
        assertThat(not.history()).extracting(EpochRecord::onNoise).containsOnly(Optional.empty());
        assertThat(watched.parameters()).isEqualTo(not.parameters());
    }

    @Test
    void should_tell_of_the_network_that_the_epoch_ended_with() {
        Setting setting = StoppedTrainings.setting("images, batch norm, IGN");
        TrainingResult result = result(setting, true);
        int n = StoppedTrainings.IMAGE.size();
        InitialNetwork initial = setting.network().draw(n, new RandomStream(1));
        Network trained = Engine.network(initial.architecture(), result.parameters());
        float[] noise = new float[64 * n];
        new GaussianRows(1).fill(0, noise, noise.length);

        NoiseSpread last = result.history().get(3).onNoise().orElseThrow();
        assertThat(last.spread()).isEqualTo(NoiseSpread.spread(trained.apply(noise), n));
        assertThat(last.truth()).isBetween(0.6, 0.8); // sin of what is spread out: about 1 / √2
        assertThat(result.history().get(0).onNoise()).isNotEqualTo(Optional.of(last));
    }

    @Test
    void should_be_left_out_of_tables_and_where_nothing_is_trained_on_noise() {
        Setting projector = StoppedTrainings.setting("images, projector");
        Objective onNoise = projector.plan().objective();
        Objective onData = Objective.of(new Reconstruction().times(1));

        assertThat(plan(projector, onNoise, true).watchesNoise()).isTrue();
        assertThat(plan(projector, onNoise, false).watchesNoise()).isFalse();
        assertThat(plan(projector, onData, true).watchesNoise()).isFalse();
    }
}
