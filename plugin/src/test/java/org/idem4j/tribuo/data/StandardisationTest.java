package org.idem4j.tribuo.data;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StandardisationTest {

    private static final float[] ROWS = {1, 10, 2, 10, 7, 10};

    @Test
    void should_have_the_means_and_deviations_of_the_rows() {
        Standardisation standardisation = Standardisation.of(new float[] {1, 10, 3, 10}, 2);

        assertThat(standardisation.means()).containsExactly(2, 10);
        assertThat(standardisation.deviations()).containsExactly(1, 1); // the second column is constant
    }

    @Test
    void should_count_a_row_of_weight_2_as_two_rows_and_one_of_weight_0_as_none() {
        Standardisation weighted = Standardisation.of(ROWS, new float[] {2, 1, 0}, 2);

        assertThat(weighted).isEqualTo(Standardisation.of(new float[] {1, 10, 1, 10, 2, 10}, 2));
    }

    @Test
    void should_only_centre_where_asked() {
        Standardisation centring = Standardisation.of(ROWS, 2).centringOnly();

        assertThat(centring.means()).isEqualTo(Standardisation.of(ROWS, 2).means());
        assertThat(centring.deviations()).containsOnly(1);
    }
}
