package org.idem4j.tribuo.corrector;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.commons.numbers.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixedPointTest {

    @ParameterizedTest
    @CsvSource({
        "0.6, 0.7, ATTRACTING",
        "0.6, 0.8, NEUTRAL",
        "-0.9999999995, 0, NEUTRAL",
        "0.999999998, 0, ATTRACTING",
        "1.000000002, 0, REPELLING",
        "0.6, 0.9, REPELLING"
    })
    void should_be_of_the_kind_that_the_size_of_its_multiplier_says(double re, double im, FixedPoint.Kind kind) {
        assertThat(new FixedPoint(Complex.ZERO, Complex.ofCartesian(re, im)).kind())
                .isEqualTo(kind);
    }

    @Test
    void should_lie_on_the_real_line_only_without_an_imaginary_part() {
        assertThat(new FixedPoint(Complex.ofCartesian(0.5, 0), Complex.I).isReal())
                .isTrue();
        assertThat(new FixedPoint(Complex.ofCartesian(0.5, 1e-300), Complex.ONE).isReal())
                .isFalse();
    }

    @Test
    void should_come_in_order_conjugates_from_below() {
        // Order 4 has a pair of conjugates on either side.
        var points = CorrectorProperties.of(Corrector.order(4)).fixedPoints();

        for (int i = 1; i < points.size(); i++) {
            Complex before = points.get(i - 1).point();
            Complex point = points.get(i).point();
            assertThat(before.getReal()).isLessThanOrEqualTo(point.getReal());
            if (before.getReal() == point.getReal()) {
                assertThat(before.getImaginary()).isLessThan(point.getImaginary());
            }
        }
        assertThat(points.stream().filter(point -> !point.isReal())).hasSize(4);
    }

    @Test
    void should_lie_inside_an_interval_but_for_its_ends() {
        Interval interval = new Interval(-0.25, 0.5);

        assertThat(interval.contains(Math.nextUp(-0.25))).isTrue();
        assertThat(interval.contains(Math.nextDown(0.5))).isTrue();
        assertThat(interval.contains(-0.25)).isFalse();
        assertThat(interval.contains(0.5)).isFalse();
        assertThat(interval.contains(-1)).isFalse();
        assertThat(interval.contains(1)).isFalse();
    }
}
