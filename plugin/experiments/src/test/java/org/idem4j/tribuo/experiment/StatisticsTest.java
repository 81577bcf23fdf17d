package org.idem4j.tribuo.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StatisticsTest {

    @Test
    void should_interpolate_quantiles_and_leave_out_what_is_no_number() {
        double[] values = {4, Double.NaN, 1, 2, 3};

        assertThat(Statistics.quantile(values, 0)).isEqualTo(1);
        assertThat(Statistics.quantile(values, 0.25)).isEqualTo(1.75);
        assertThat(Statistics.median(values)).isEqualTo(2.5);
        assertThat(Statistics.quantile(values, 1)).isEqualTo(4);
        assertThat(Statistics.median(new double[] {Double.NaN})).isNaN();
    }

    @Test
    void should_take_medians_of_as_many_on_both_sides() {
        assertThat(Statistics.runningMedian(new double[] {9, 1, 2, 30, 4, 5}, 2))
                .containsExactly(9, 2, 4, 4, 5, 5);
        assertThat(Statistics.runningMedian(new double[0], 2)).isEmpty();
    }

    @Test
    void should_drop_signs() {
        assertThat(Statistics.absolute(new double[] {-1, 2})).containsExactly(1, 2);
    }
}
