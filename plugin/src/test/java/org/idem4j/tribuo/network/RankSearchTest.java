package org.idem4j.tribuo.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The search for a rank")
class RankSearchTest {

    /** Falls to the rank, then rises. */
    private static IntToDoubleFunction valley(int best) {
        return rank -> 0.3 + 0.1 * Math.abs(Math.log((double) rank / best));
    }

    private static List<Integer> tried(RankSearch search) {
        return search.trials().stream().map(RankTrial::rank).toList();
    }

    @Test
    void should_double_until_it_is_worse_and_halve_the_gaps_beside_the_best() {
        RankSearch search = RankSearch.upTo(25, valley(3));

        assertThat(tried(search)).containsExactly(1, 2, 4, 8, 6, 5, 3);
        assertThat(search.rank()).isEqualTo(3);
        assertThat(search.trials().get(2)).isEqualTo(new RankTrial(4, valley(3).applyAsDouble(4)));
    }

    @ParameterizedTest
    @CsvSource({"2,1", "2,2", "3,2", "15,1", "15,3", "15,7", "15,14", "15,15", "25,10", "99,50", "783,20", "783,300"})
    void should_find_the_bottom_of_a_valley_to_a_quarter_without_asking_twice(int most, int best) {
        List<Integer> asked = new ArrayList<>();
        RankSearch search = RankSearch.upTo(most, rank -> {
            asked.add(rank);
            return valley(best).applyAsDouble(rank);
        });

        assertThat(Math.abs(search.rank() - best)).isLessThanOrEqualTo(best / 4);
        assertThat(asked).allMatch(rank -> rank >= 1 && rank <= most).isEqualTo(tried(search));
        assertThat(new HashSet<>(asked)).hasSameSizeAs(asked);
        assertThat(asked.size()).isLessThanOrEqualTo(2 + 3 * (int) Math.ceil(Math.log(most) / Math.log(2)));
    }

    @Test
    void should_take_the_smallest_of_ranks_that_are_about_equal() {
        assertThat(RankSearch.upTo(15, rank -> rank < 4 ? 1 : 0.4 + 1e-4 * (15 - rank))
                        .rank())
                .isEqualTo(4);
    }

    @Test
    void should_take_the_smallest_rank_that_is_as_good_as_exact() {
        assertThat(RankSearch.upTo(15, rank -> rank < 4 ? 1 : 0.005 / rank).rank())
                .isEqualTo(4);
    }

    @Test
    void should_go_on_past_trainings_that_diverged() {
        RankSearch search = RankSearch.upTo(
                15,
                rank -> rank == 1
                        ? Double.NaN
                        : rank == 2 ? Double.POSITIVE_INFINITY : valley(5).applyAsDouble(rank));

        assertThat(search.rank()).isEqualTo(5);
        assertThat(search.trials().get(0)).isEqualTo(new RankTrial(1, Double.POSITIVE_INFINITY));
    }

    @Test
    void should_try_nothing_where_there_is_one_rank() {
        RankSearch search = RankSearch.upTo(1, rank -> {
            throw new AssertionError();
        });

        assertThat(search.rank()).isEqualTo(1);
        assertThat(search.trials()).isEmpty();
    }
}
