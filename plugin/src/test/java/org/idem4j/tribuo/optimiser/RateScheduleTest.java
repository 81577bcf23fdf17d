package org.idem4j.tribuo.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RateScheduleTest {

    @ParameterizedTest
    @CsvSource({
        "CONSTANT, 0, 1",
        "CONSTANT, 0.9, 1",
        "LINEAR, 0, 1",
        "LINEAR, 0.3, 0.7",
        "COSINE, 0, 1",
        // (1 + cos(π/4))/2 and (1 + cos(2π/3))/2
        "COSINE, 0.25, 0.8535533905932737",
        "COSINE, 0.6666666666666666, 0.25",
        "EXPONENTIAL, 0, 1",
        "EXPONENTIAL, 0.5, 0.1",
        "STEP, 0.499, 1",
        "STEP, 0.5, 0.1",
        "STEP, 0.749, 0.1",
        "STEP, 0.75, 0.01",
        "ONE_CYCLE, 0, 0.04",
        // half way up, the mean of 1/25 and 1; half way down, the mean of 1 and 4e-6
        "ONE_CYCLE, 0.15, 0.52",
        "ONE_CYCLE, 0.3, 1",
        "ONE_CYCLE, 0.65, 0.500002",
    })
    void should_follow_its_curve(RateSchedule schedule, double progress, double factor) {
        assertThat(schedule.factor(progress)).isCloseTo(factor, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"LINEAR, 0", "COSINE, 0", "EXPONENTIAL, 0.01", "STEP, 0.01", "ONE_CYCLE, 4e-6"})
    void should_end_near_its_last_factor(RateSchedule schedule, double last) {
        assertThat(schedule.factor(1 - 1e-9)).isCloseTo(last, within(1e-8));
    }

    @ParameterizedTest
    @EnumSource(RateSchedule.class)
    void should_scale_the_configured_rate(RateSchedule schedule) {
        Optimiser optimiser = Momentum.of(0.25, schedule);

        for (double progress : new double[] {0, 0.2, 0.4, 0.6, 0.8}) {
            assertThat(optimiser.rate(progress)).isEqualTo(0.25 * schedule.factor(progress));
        }
    }
}
