package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LargestDifferenceTest {

    @Test
    void should_tell_a_difference_in_shares_of_what_its_column_holds() {
        float[] ours = {1, 100, -2, 50};
        float[] theirs = {1, 101, -2.5f, 50};

        LargestDifference difference = new LargestDifference(2);
        difference.add(ours, theirs);
        assertThat(difference.share()).isEqualTo(0.5 / 2);
        difference.add(new float[] {4, 0}, new float[] {4, 0});
        assertThat(difference.share()).isEqualTo(0.5 / 4);
    }

    @Test
    void should_tell_a_difference_from_zeros_as_it_is() {
        LargestDifference difference = new LargestDifference(2);
        difference.add(new float[] {0, 8}, new float[] {0.5f, 8});
        assertThat(difference.share()).isEqualTo(0.5);
    }
}
