package org.idem4j.tribuo.corrector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.numbers.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.test.Helpers;

class CorrectorTest {

    @Test
    void should_keep_zero_a_half_and_one() {
        for (double fixed : new double[] {0, 0.5, 1}) {
            assertThat(Corrector.mcWeeny().apply(fixed)).isEqualTo(fixed);
        }
    }

    @Test
    void should_name_the_correctors_of_the_literature() {
        assertThat(Corrector.mcWeeny()).isEqualTo(Corrector.of(0, 3, -2));
        assertThat(Corrector.order(2)).isEqualTo(Corrector.mcWeeny());
        assertThat(Corrector.order(3)).isEqualTo(Corrector.of(0, 0, 10, -15, 6));
        assertThat(Corrector.order(4)).isEqualTo(Corrector.of(0, 0, 0, 35, -84, 70, -20));
        assertThat(Corrector.order(5)).isEqualTo(Corrector.of(0, 0, 0, 0, 126, -420, 540, -315, 70));
        // F = x²(4x − 3x²) alone, and with 6 of G = x²(1 − x)².
        assertThat(Corrector.trs4(0)).isEqualTo(Corrector.of(0, 0, 4, -3));
        assertThat(Corrector.trs4(6)).isEqualTo(Corrector.of(0, 6, -8, 3));
        assertThat(Corrector.trs4(3)).isEqualTo(Corrector.mcWeeny());
    }

    @Test
    void should_hash_by_the_coefficients() {
        assertThat(Corrector.order(2)).hasSameHashCodeAs(Corrector.of(0, 3, -2));
        assertThat(Corrector.order(3).hashCode())
                .isNotEqualTo(Corrector.order(2).hashCode());
    }

    @Test
    void should_multiply_out_the_family() {
        assertThat(Corrector.family()).isEqualTo(Corrector.mcWeeny());
        assertThat(Corrector.family(0, 0)).isEqualTo(Corrector.mcWeeny());
        // x²(1−x)²(5 − 3x + 2x²) by hand.
        assertThat(Corrector.family(5, -3, 2)).isEqualTo(Corrector.of(0, 3 + 5, -2 - 13, 13, -7, 2));
    }

    @Test
    void should_damp() {
        assertThat(Corrector.mcWeeny().damped(0.25)).isEqualTo(Corrector.of(0.75, 0.75, -0.5));
        assertThat(Corrector.mcWeeny().damped(1)).isEqualTo(Corrector.mcWeeny());
        assertThat(Corrector.order(10).damped(0.1).apply(1)).isCloseTo(1, within(1e-8));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.5, 1.001, Double.NaN})
    void should_refuse_other_damping(double gamma) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Corrector.mcWeeny().damped(gamma))
                .withMessageContaining("damping must be above 0 and at most 1, but is " + gamma);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 11})
    void should_refuse_other_orders(int order) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Corrector.order(order))
                .withMessageContaining("order must be from 2 to 10, but is " + order);
    }

    @Test
    void should_refuse_coefficients_that_do_not_sum_to_one() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Corrector.of(0, 3, -1))
                .withMessageContaining("sum to 2.0");
        assertThatIllegalArgumentException().isThrownBy(() -> Corrector.of()).withMessageContaining("sum to 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Corrector.of(1, 0))
                .withMessageContaining("last coefficient must not be zero");
        for (double large : new double[] {1e20, 1e300, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Corrector.of(large, -large, 5))
                    .withMessageContaining("must sum to 1");
        }
    }

    @Test
    void should_take_complex_numbers_in_place() {
        Corrector corrector = Corrector.of(0.5, -2, 1, 1.5);
        double[] real = {0.3, -1, 2, 0};
        double[] imaginary = {0.4, 0, -0.5, 1};

        corrector.apply(real, imaginary);

        Complex[] points = {
            Complex.ofCartesian(0.3, 0.4), Complex.ofCartesian(-1, 0), Complex.ofCartesian(2, -0.5), Complex.I
        };
        for (int i = 0; i < points.length; i++) {
            Complex expected = Complex.ZERO;
            for (int power = 1; power <= 4; power++) {
                expected = expected.add(points[i].pow(power).multiply(corrector.coefficient(power)));
            }
            assertThat(real[i]).isCloseTo(expected.getReal(), within(1e-12));
            assertThat(imaginary[i]).isCloseTo(expected.getImaginary(), within(1e-12));
        }
        assertThat(real[1]).isEqualTo(corrector.apply(-1));
    }

    @Test
    void should_be_rebuilt_from_its_provenance() {
        Corrector corrector = Corrector.of(0, 0, 10, -15, 6);

        Helpers.testProvenanceMarshalling(corrector.getProvenance());
        assertThat(Corrector.mcWeeny()).isNotEqualTo(corrector);
        assertThat(Corrector.mcWeeny()).hasToString("+3·x^2 -2·x^3");
    }
}
