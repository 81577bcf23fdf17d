package org.idem4j.tribuo.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantileThresholdTest {

    /** Rank ⌈(N + 1) q⌉ of the scores 10, 20, … 10 N. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 1, 10",
        "0.5, 4, 30",
        "0.75, 3, 30",
        "0.9, 9, 90",
        "0.9, 10, 100",
        "0.9, 19, 180",
        "0.99, 99, 990",
        "0.07, 99, 70"
    })
    void should_take_the_score_of_its_rank(double quantile, int rows, double expected) {
        double[] scores = new double[rows];
        for (int i = 0; i < rows; i++) {
            scores[i] = 10.0 * (rows - i);
        }

        assertThat(new QuantileThreshold(quantile).of(scores)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0.99, 99, 0.99",
        "0.99, 98, 0.98989898989899",
        "0.99, 50, 0.98039215686275",
        "0.5, 1, 0.5",
        "0.9, 1, 0.5"
    })
    void should_be_lowered_to_what_so_many_rows_can_promise(double quantile, int rows, double expected) {
        QuantileThreshold reachable = new QuantileThreshold(quantile).reachableBy(rows);

        assertThat(reachable.quantile()).isCloseTo(expected, within(1e-12));
        assertThat(reachable.fewestRows()).isLessThanOrEqualTo(rows);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 1", "0.75, 3", "0.9, 9", "0.99, 99", "0.999, 999", "0.01, 1"})
    void should_say_how_many_rows_it_takes(double quantile, int fewest) {
        QuantileThreshold threshold = new QuantileThreshold(quantile);

        assertThat(threshold.fewestRows()).isEqualTo(fewest);
        assertThat(threshold.of(new double[fewest])).isZero();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> threshold.of(new double[fewest - 1]))
                .withMessageContaining("at least " + fewest + " expected rows");
    }

    /** With N = 19 and q = .9 the rank is 18, and a further score exceeds it with a probability of 1 − 18/20. */
    @Test
    void should_be_exceeded_as_rarely_as_promised() {
        SplittableRandom random = new SplittableRandom(3);
        int exceeded = 0;
        for (int draw = 0; draw < 20_000; draw++) {
            double threshold = new QuantileThreshold(0.9).of(random.doubles(19).toArray());
            exceeded += random.nextDouble() > threshold ? 1 : 0;
        }

        // Three standard deviations of the share are .0064.
        assertThat(exceeded / 20_000.0).isCloseTo(0.1, within(0.0064));
    }

    @Test
    void should_be_exceeded_by_what_is_higher_or_no_number() {
        assertThat(QuantileThreshold.exceeded(1, 1)).isFalse();
        assertThat(QuantileThreshold.exceeded(Math.nextUp(1.0), 1)).isTrue();
        assertThat(QuantileThreshold.exceeded(Double.NaN, 1)).isTrue();
        assertThat(QuantileThreshold.exceeded(Double.POSITIVE_INFINITY, 1)).isTrue();
    }

    @Test
    void should_leave_the_scores_as_they_are() {
        double[] scores = {3, 1, 2};

        new QuantileThreshold(0.5).of(scores);

        assertThat(scores).containsExactly(3, 1, 2);
    }

    @Test
    void should_refuse_scores_that_are_no_numbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuantileThreshold(0.5).of(new double[] {1, Double.NaN, Double.NaN}))
                .withMessageContaining("not finite");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 1.5, Double.NaN})
    void should_refuse_what_is_no_quantile(double quantile) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QuantileThreshold(quantile))
                .withMessageContaining("between 0 and 1");
    }
}
