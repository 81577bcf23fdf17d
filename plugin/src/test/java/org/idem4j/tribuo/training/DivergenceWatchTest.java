package org.idem4j.tribuo.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.idem4j.tribuo.objective.Losses;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("When training counts as diverged")
class DivergenceWatchTest {

    private static final List<String> TERMS = List.of("reconstruction", "idempotence");

    /** Targets of column means 3 and 0, weights 1 and 3: the mean square about them is (1·(1 + 4) + 3·(1 + 4)) / 4 = 5. */
    private final TrainingData data = new TrainingData(2, new float[4], new float[] {2, -2, 4, 2}, new float[] {1, 3});

    private final DivergenceWatch watch = DivergenceWatch.of(data);

    private static Losses losses(double reconstruction, double gap) {
        return new Losses(TERMS, reconstruction, gap);
    }

    @Test
    void should_be_a_loss_beyond_the_targets_variance_and_four_times_the_lowest() {
        Losses lowest = losses(2, 0.1);

        assertThat(watch.diverged(losses(7.9, 0), lowest)).isFalse();
        assertThat(watch.diverged(losses(8.1, 0), lowest)).isTrue();
        assertThat(watch.diverged(losses(0, 4.9), lowest)).isFalse();
        assertThat(watch.diverged(losses(0, 5.1), lowest)).isTrue();

        assertThat(watch.diverged(losses(4.9, 0), losses(1e-3, 0.1))).isFalse();
        assertThat(watch.diverged(losses(5.1, 0), losses(1e-3, 0.1))).isTrue();
    }

    @Test
    void should_be_what_is_not_finite() {
        assertThat(watch.diverged(losses(Double.NaN, 0), losses(1, 1))).isTrue();
        assertThat(watch.diverged(losses(0, Double.POSITIVE_INFINITY), losses(1, 1)))
                .isTrue();
    }

    @Test
    void should_be_no_loss_before_there_is_one_to_compare_with() {
        assertThat(watch.diverged(losses(1e9, 1e9), Losses.all(TERMS, Double.POSITIVE_INFINITY)))
                .isFalse();
    }

    @Test
    void should_be_no_finite_loss_where_all_targets_are_their_columns_mean() {
        DivergenceWatch constant =
                DivergenceWatch.of(new TrainingData(2, new float[4], new float[] {3, 1, 3, 1}, new float[] {1, 1}));

        assertThat(constant.diverged(losses(1e-3, 0), losses(1e-12, 0))).isFalse();
        assertThat(constant.diverged(losses(Double.NaN, 0), losses(1e-12, 0))).isTrue();
    }
}
