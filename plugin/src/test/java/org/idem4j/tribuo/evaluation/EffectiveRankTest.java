package org.idem4j.tribuo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class EffectiveRankTest {

    @Test
    void should_count_directions_wherever_the_rows_lie() {
        float[] cross = {101, 200, 99, 200, 100, 201, 100, 199};
        float[] line = {100, 200, 101, 203, 102, 206};

        assertThat(EffectiveRank.of(cross, 2)).isCloseTo(2, within(1e-12));
        assertThat(EffectiveRank.of(line, 2)).isCloseTo(1, within(1e-6));
    }

    @Test
    void should_weigh_directions_by_their_singular_values() {
        // Singular values 3√2 and √2: e to the entropy of ¾ and ¼ (Roy & Vetterli 2007).
        float[] rows = {3, 0, -3, 0, 0, 1, 0, -1};

        double entropy = -(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25));
        assertThat(EffectiveRank.of(rows, 2)).isCloseTo(Math.exp(entropy), within(1e-12));
    }

    @Test
    void should_take_fewer_rows_than_columns() {
        float[] rows = {1, 0, 0, 0, 2, 0, 0, 0};

        assertThat(EffectiveRank.of(rows, 4)).isCloseTo(1, within(1e-6));
    }

    @Test
    void should_be_zero_for_a_constant_and_nothing_for_what_ran_off() {
        assertThat(EffectiveRank.of(new float[] {0.1f, 0.7f, 0.1f, 0.7f, 0.1f, 0.7f}, 2))
                .isZero();
        assertThat(EffectiveRank.of(new float[] {1, Float.POSITIVE_INFINITY, 2, 3}, 2))
                .isNaN();
    }
}
