package org.idem4j.tribuo.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.idem4j.tribuo.objective.Losses;
import org.idem4j.tribuo.progress.BackOff;
import org.idem4j.tribuo.progress.EpochRecord;
import org.idem4j.tribuo.progress.TrainingOutcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A run's state, from epoch to epoch")
class TrainingStateTest {

    private static final List<String> TERMS = List.of("reconstruction", "idempotence");
    private static final RandomStreams.Draws DRAWS = new RandomStreams.Draws(5, 7);

    private final TrainingState initial = TrainingState.initial(new float[] {0}, TERMS, new RandomStreams.Draws(0, 0));

    private static EpochRun.Result run(int epoch, Losses lowest, double reconstruction, double gap) {
        Losses losses = new Losses(TERMS, reconstruction, gap);
        return new EpochRun.Result(losses, lowest, 4L * epoch, DRAWS, false);
    }

    private static TrainingState after(TrainingState state, double reconstruction, double gap, double validation) {
        int epoch = state.epoch() + 1;
        return state.after(
                run(epoch, state.lowest(), reconstruction, gap),
                new Snapshot(epoch, new float[] {epoch}),
                new EpochRecord(epoch, 0.1, reconstruction, gap, 0, 0),
                validation);
    }

    /** The losses of an epoch tell of the network that it began with. */
    private TrainingState three() {
        return after(after(after(initial, 0.5, 0.1, 3), 0.2, 0.3, 1), 0.4, 0.2, 2);
    }

    @Test
    void should_fall_back_to_the_network_of_the_lowest_loss_of_the_first_term() {
        assertThat(three().fallback().epoch()).isEqualTo(1);
        assertThat(three().fallback().snapshot().parameters()).containsExactly(1);
        assertThat(after(initial, Double.NaN, 0, 0).fallback().epoch()).isZero();
    }

    @Test
    void should_keep_the_network_of_the_lowest_validation_score() {
        assertThat(three().validated().epoch()).isEqualTo(2);
        assertThat(after(initial, 1, 1, Double.NaN).validated().epoch()).isZero();
    }

    @Test
    void should_tell_of_all_that_went_before() {
        TrainingState state = three();

        assertThat(state.epoch()).isEqualTo(3);
        assertThat(state.steps()).isEqualTo(12);
        assertThat(state.draws()).isEqualTo(DRAWS);
        assertThat(state.last().epoch()).isEqualTo(3);
        assertThat(state.lowest()).isEqualTo(new Losses(TERMS, 0.2, 0.1));
        assertThat(state.history().toList()).extracting(EpochRecord::epoch).containsExactly(1, 2, 3);
        assertThat(state.outcome()).isNull();
        assertThat(initial.history().toList()).isEmpty();
    }

    @Test
    void should_go_back_with_a_quarter_each_time() {
        TrainingState once = three().backedOff(run(4, three().lowest(), 9, 9), 40);
        TrainingState twice = once.backedOff(run(5, three().lowest(), 9, 9), 50);

        assertThat(three().factor()).isEqualTo(1);
        assertThat(once.factor()).isEqualTo(0.25);
        assertThat(once.last()).isSameAs(once.fallback().snapshot());
        assertThat(once.epoch()).isEqualTo(4);
        assertThat(once.steps()).isEqualTo(40);
        assertThat(twice.backOffs()).containsExactly(new BackOff(4, 1, 0.25), new BackOff(5, 1, 0.0625));
        assertThat(twice.history().size()).isEqualTo(3);
        assertThat(twice.outcome()).isNull();
    }

    @Test
    void should_end_with_the_fallback_once_it_may_not_go_back() {
        TrainingState state = three().givenUp(run(4, three().lowest(), 9, 9));

        assertThat(state.outcome()).isEqualTo(TrainingOutcome.DIVERGED);
        assertThat(state.epoch()).isEqualTo(4);
        assertThat(state.last()).isSameAs(state.fallback().snapshot());
        assertThat(state.backOffs()).isEmpty();
    }
}
