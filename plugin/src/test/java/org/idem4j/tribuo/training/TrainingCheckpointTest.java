package org.idem4j.tribuo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.idem4j.tribuo.training.StoppedTrainings.DAMAGE;
import static org.idem4j.tribuo.training.StoppedTrainings.course;
import static org.idem4j.tribuo.training.StoppedTrainings.resume;
import static org.idem4j.tribuo.training.StoppedTrainings.setting;
import static org.idem4j.tribuo.training.StoppedTrainings.stored;

import java.util.List;
import org.idem4j.tribuo.engine.TrainableNetwork;
import org.idem4j.tribuo.network.MultilayerPerceptron;
import org.idem4j.tribuo.training.StoppedTrainings.Course;
import org.idem4j.tribuo.training.StoppedTrainings.Setting;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A training that is stopped, stored, and goes on")
@Tag("training")
class TrainingCheckpointTest {

    @ParameterizedTest
    @MethodSource("org.idem4j.tribuo.training.StoppedTrainings#settings")
    void should_come_to_the_same_end_bit_for_bit(Setting setting) {
        Course whole = course(setting);
        TrainingResult expected = whole.result;
        assertThat(expected.outcome()).isEqualTo(setting.outcome());
        int epochs = expected.history().size() + expected.backOffs().size();

        for (int stop = 0; stop <= epochs; stop++) {
            assertSame(course(setting, stop), whole, stop);
        }
        assertSame(course(setting, 1, epochs / 2, epochs - 1), whole, -1);
    }

    private static void assertSame(Course course, Course whole, int stop) {
        assertThat(course.heard).as("stopped after %d", stop).isEqualTo(whole.heard);
        assertThat(course.result.parameters()).as("stopped after %d", stop).isEqualTo(whole.result.parameters());
        assertThat(course.result.keptEpoch()).isEqualTo(whole.result.keptEpoch());
        assertThat(course.result.history()).isEqualTo(whole.result.history());
        assertThat(course.result.backOffs()).isEqualTo(whole.result.backOffs());
        assertThat(course.result.outcome()).isEqualTo(whole.result.outcome());
    }

    @Test
    void should_see_every_kind_of_setback() {
        Course backOffs = course(setting("back-offs"));

        assertThat(backOffs.result.backOffs()).isNotEmpty();
        assertThat(backOffs.result.history()).isNotEmpty();
        assertThat(course(setting("late back-off")).result.backOffs())
                .anySatisfy(backOff -> assertThat(backOff.returnedTo()).isPositive());
        assertThat(course(setting("given up")).result.backOffs()).hasSize(3);
        assertThat(course(setting("patience")).result.keptEpoch()).isPositive();
    }

    @Test
    void should_be_refused_by_another_training() {
        Setting adam = setting("Adam");
        byte[] stored = stored(adam, 2);
        TrainingPlan plan = adam.plan();
        TrainingPlan smaller = new TrainingPlan(
                plan.objective(), plan.optimiser(), 6, 15, true, DAMAGE, plan.validationFraction(), 0, 3);
        Setting otherSeed = new Setting("", adam.network(), plan, 2, null);
        Setting otherPlan = new Setting("", adam.network(), smaller, 1, null);
        Setting wider = new Setting("", MultilayerPerceptron.of(8), plan, 1, null);

        resume(adam, stored);
        for (Setting other : List.of(otherSeed, otherPlan, setting("Sgd"))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> resume(other, stored))
                    .withMessageContaining("checkpoint of epoch 2 is of another training");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> resume(wider, stored));
    }

    @Test
    void should_be_refused_where_a_row_held_out_is_another() {
        Setting adam = setting("Adam");
        TrainingCheckpoint checkpoint = TrainingCheckpoint.parse(stored(adam, 2));
        TrainingData rows = StoppedTrainings.rows(StoppedTrainings.N);
        float[] changed = rows.targets().clone();
        try (TrainableNetwork network = adam.trainable()) {
            float first = adam.open(network, new Course()).heldOut()[0];
            for (int i = 0; i < changed.length; i += StoppedTrainings.N) {
                changed[i] += changed[i] == first ? .5f : 0;
            }
        }
        assertThat(changed).isNotEqualTo(rows.targets());
        try (TrainableNetwork network = adam.trainable()) {
            TrainingRun run = adam.open(
                    network, new TrainingData(StoppedTrainings.N, changed, changed, rows.weights()), new Course());

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> run.resume(checkpoint))
                    .withMessageContaining("is of another training");
        }
    }

    @Test
    void should_be_refused_by_a_run_that_has_begun() {
        Setting adam = setting("Adam");
        TrainingCheckpoint checkpoint = TrainingCheckpoint.parse(stored(adam, 2));
        try (TrainableNetwork network = adam.trainable()) {
            TrainingRun run = adam.open(network, new Course());
            run.advance();

            assertThatIllegalStateException()
                    .isThrownBy(() -> run.resume(checkpoint))
                    .withMessageContaining("has gone through 1 epochs");
        }
    }

    @Test
    void should_say_that_a_run_has_ended() {
        Setting adam = setting("Adam");
        try (TrainableNetwork network = adam.trainable()) {
            TrainingRun run = adam.open(network, new Course());
            run.run();

            assertThat(run.ended()).isTrue();
            assertThatIllegalStateException().isThrownBy(run::advance).withMessageContaining("ended after epoch 6");
        }
    }
}
