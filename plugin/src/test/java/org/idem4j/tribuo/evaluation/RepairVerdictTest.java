package org.idem4j.tribuo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RepairVerdictTest {

    /** What leaves an error after the first pass and after the last one, of rows with an error. */
    private static SelfMapMetrics metrics(double before, double once, double tenTimes) {
        double[] drift = new double[10];
        for (int k = 0; k < 10; k++) {
            drift[k] = once + (tenTimes - once) * k / 9;
        }
        return new SelfMapMetrics(40, false, once, .5, new double[10], .1, 1, 3, .4, 1, before, drift, new double[10]);
    }

    private static RepairVerdict verdict(double before, double once, double tenTimes) {
        return new RepairVerdict(metrics(before, once, tenTimes), Optional.empty(), "test rows");
    }

    @Test
    void should_be_quiet_where_the_model_is_worth_its_while() {
        RepairVerdict good = verdict(.4, .2, .3);

        assertThat(good.worse()).isFalse();
        assertThat(good.warnings()).isEmpty();
        assertThat(good.outcome())
                .isEqualTo(
                        "On 40 test rows: one pass lowers the error from 0.4000 to *0.2000*; after 10 passes it is *0.3000*");
    }

    @Test
    void should_say_what_is_worse_than_doing_nothing() {
        RepairVerdict bad = verdict(.3647, .4841, .5);

        assertThat(bad.worseThanNothing()).isTrue();
        assertThat(bad.worseThanMeans()).isFalse();
        assertThat(bad.worse()).isTrue();
        assertThat(bad.warnings())
                .containsExactly(
                        "This model is worse than doing nothing. On 40 test rows: its error is 0.4841, that of doing"
                                + " nothing is 0.3647, that of the means 1.000.");
        assertThat(bad.outcome()).contains("raises the error from 0.3647 to *0.4841*");
    }

    @Test
    void should_say_what_is_worse_than_the_columns_means() {
        RepairVerdict both = verdict(.9, 1.1, 1.2);
        RepairVerdict means = verdict(3, 1.1, 1.2);

        assertThat(both.warnings().get(0))
                .startsWith("This model is worse than doing nothing and than writing each column's mean.");
        assertThat(means.worseThanNothing()).isFalse();
        assertThat(means.worse()).isTrue();
        assertThat(means.warnings().get(0)).startsWith("This model is worse than writing each column's mean.");
    }

    @Test
    void should_warn_of_many_passes_without_refusing_the_model() {
        RepairVerdict drifting = verdict(.4, .2, .5);

        assertThat(drifting.worse()).isFalse();
        assertThat(drifting.warnings())
                .containsExactly(
                        "Run 10 times, it is worse than doing nothing: its error is then 0.5000, that of doing nothing"
                                + " 0.4000.");
    }

    @Test
    void should_compare_with_the_means_alone_where_there_is_no_damage() {
        RepairVerdict undamaged = verdict(0, .3, .4);

        assertThat(undamaged.hasDamage()).isFalse();
        assertThat(undamaged.worse()).isFalse();
        assertThat(undamaged.warnings()).isEmpty();
        assertThat(undamaged.outcome()).contains("came undamaged", "one pass moves them by *0.3000*");
        assertThat(verdict(0, 1.2, 1.2).warnings())
                .containsExactly(
                        "This model is worse than writing each column's mean. On 40 test rows: its error is 1.200, that"
                                + " of the means 1.000.");
    }

    @Test
    void should_judge_rows_that_came_clean_by_a_damaged_copy() {
        RepairVerdict copy = new RepairVerdict(metrics(0, .3, .3), Optional.of(metrics(.4, .5, .5)), "test rows");

        assertThat(copy.hasDamage()).isTrue();
        assertThat(copy.worse()).isTrue();
        assertThat(copy.warnings().get(0)).contains("On 40 test rows, damaged as in training: its error is 0.5000");
        assertThat(copy.test().standardisedInputRmse()).isZero();
    }

    @Test
    void should_not_call_worse_what_does_nothing_or_differs_by_rounding() {
        assertThat(verdict(.4, .4, .4).worse()).isFalse();
        assertThat(verdict(.4, .4001, .4001).worse()).isFalse();
        assertThat(verdict(.4, .4003, .4003).worse()).isTrue();
        assertThat(verdict(.4, .4, .4).outcome()).contains("leaves the error of 0.4000 at *0.4000*");
    }

    @Test
    void should_call_worse_what_ran_off() {
        RepairVerdict off = verdict(.4, Double.NaN, Double.NaN);

        assertThat(off.worse()).isTrue();
        assertThat(off.warnings().get(0)).contains("its error is not finite");
    }
}
