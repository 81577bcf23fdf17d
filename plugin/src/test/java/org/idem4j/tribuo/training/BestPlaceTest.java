package org.idem4j.tribuo.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.idem4j.tribuo.objective.Losses;
import org.idem4j.tribuo.progress.BackOff;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The network that a diverged training goes back to")
class BestPlaceTest {

    private final float[] initial = {0};
    private final float[] first = {1};
    private final float[] second = {2};

    private static Losses losses(double reconstruction, double gap) {
        return new Losses(List.of("reconstruction", "idempotence"), reconstruction, gap);
    }

    private BestPlace offered() {
        BestPlace place = new BestPlace(2, initial);
        place.offer(1, first, losses(0.5, 0.1));
        place.offer(2, second, losses(0.2, 0.3));
        place.offer(3, new float[] {3}, losses(0.4, 0.2));
        return place;
    }

    @Test
    void should_be_that_of_the_lowest_loss_of_the_first_term() {
        BestPlace place = offered();

        assertThat(place.parameters()).isSameAs(second);
        assertThat(place.epoch()).isEqualTo(2);
    }

    @Test
    void should_be_gone_back_to_at_most_so_often_each_time_with_a_quarter() {
        BestPlace place = offered();
        assertThat(place.factor()).isEqualTo(1);

        assertThat(place.mayReturn()).isTrue();
        assertThat(place.returnFrom(4)).isEqualTo(new BackOff(4, 2, 0.25));
        assertThat(place.mayReturn()).isTrue();
        assertThat(place.returnFrom(7)).isEqualTo(new BackOff(7, 2, 0.0625));

        assertThat(place.mayReturn()).isFalse();
        assertThat(place.factor()).isEqualTo(0.0625);
        assertThat(place.returns()).containsExactly(new BackOff(4, 2, 0.25), new BackOff(7, 2, 0.0625));
    }

    @Test
    void should_be_the_initial_network_before_any_other() {
        BestPlace place = new BestPlace(1, initial);

        assertThat(place.returnFrom(1)).isEqualTo(new BackOff(1, 0, 0.25));
        assertThat(place.parameters()).isSameAs(initial);
    }
}
