package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServedEvaluationTest {

    @Test
    void should_tell_a_difference_in_shares_of_what_its_column_holds() {
        float[] ours = {1, 100, -2, 50};
        float[] theirs = {1, 101, -2.5f, 50};

        assertThat(ServedEvaluation.largestDifference(ours, theirs, 2)).isEqualTo(0.5 / 2);
    }

    @Test
    void should_tell_a_difference_from_zeros_as_it_is() {
        assertThat(ServedEvaluation.largestDifference(new float[] {0, 8}, new float[] {0.5f, 8}, 2))
                .isEqualTo(0.5);
    }
}
