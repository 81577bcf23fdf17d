package org.idem4j.tribuo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Round numbers on an axis")
class LevelsTest {

    @ParameterizedTest
    @CsvSource({"-0.42,0.53,8,-0.4|-0.2|0|0.2|0.4", "0,1,5,0|0.2|0.4|0.6|0.8|1", "990,1620,4,1000|1200|1400|1600"})
    void should_be_ones_twos_or_fives_on_a_linear_axis(double low, double high, int most, String expected) {
        double[] numbers = Arrays.stream(expected.split("\\|"))
                .mapToDouble(Double::parseDouble)
                .toArray();

        assertThat(Levels.linear(low, high, most)).containsExactly(numbers, within(1e-12 * high));
    }

    @Test
    void should_be_evenly_spaced_on_a_logarithmic_axis() {
        assertThat(Levels.logarithmic(0.9e-3, 1.1e-2, 12))
                .containsExactly(
                        new double[] {
                            1e-3, 1.2589e-3, 1.5849e-3, 1.9953e-3, 2.5119e-3, 3.1623e-3, 3.9811e-3, 5.0119e-3,
                            6.3096e-3, 7.9433e-3, 1e-2
                        },
                        within(1e-6));
        assertThat(Levels.logarithmic(1e-9, 1, 12))
                .containsExactly(new double[] {1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1}, within(1e-15));
    }

    @Test
    void should_be_of_leading_digits_in_a_scale() {
        assertThat(Levels.ofDecades(3e-4, 1.2e-2))
                .containsExactly(new double[] {5e-4, 1e-3, 2e-3, 5e-3, 1e-2}, within(1e-12));
        assertThat(Levels.ofDecades(1.8e-3, 4.1e-3)).containsExactly(new double[] {2e-3, 3e-3, 4e-3}, within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "-0.4,−0.4", "0.30000000000000004,0.3", "1200,1200", "0.0005,0.0005", "2e-6,2e−6", "1.5e9,1.5e+9"
    })
    void should_be_written_without_needless_digits(double value, String expected) {
        assertThat(Levels.text(value)).isEqualTo(expected);
    }
}
