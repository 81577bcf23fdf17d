package org.idem4j.tribuo.corrector.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.idem4j.tribuo.corrector.Corrector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CentredFormTest {

    static Stream<Corrector> correctors() {
        Stream<Corrector> orders = IntStream.rangeClosed(2, 7).mapToObj(Corrector::order);
        return Stream.concat(
                orders,
                Stream.of(
                        Corrector.family(1),
                        Corrector.family(0, 1),
                        Corrector.mcWeeny().damped(0.1),
                        Corrector.of(-1, 7, -7, 2)));
    }

    private static double value(CentredForm form, double x) {
        double e = x * x - x;
        double sum = 0;
        for (int k = 0; k <= form.degree(); k++) {
            sum += (form.constant()[k] + form.linear()[k] * (x - 0.5)) * Math.pow(e, k);
        }
        return sum;
    }

    /** Σ |αᵢxⁱ|. */
    private static double sizes(Corrector p, double x) {
        return IntStream.rangeClosed(1, p.degree())
                .mapToDouble(i -> Math.abs(p.coefficient(i) * Math.pow(x, i)))
                .sum();
    }

    /** The lowest power of e that occurs: the order of convergence, for a residual. */
    private static int lowest(CentredForm form) {
        int k = 0;
        while (form.constant()[k] == 0 && form.linear()[k] == 0) {
            k++;
        }
        return k;
    }

    @ParameterizedTest
    @MethodSource("correctors")
    void should_have_the_values_of_the_corrector_and_of_its_residual(Corrector p) {
        SplittableRandom random = new SplittableRandom(1);
        CentredForm form = CentredForm.of(p);
        for (int i = 0; i < 50; i++) {
            double x = random.nextDouble(-0.3, 1.3);
            double rounding = 1e-14 * (1 + sizes(p, x)); // of the powers: they cancel, the form does not

            assertThat(value(form, x)).isCloseTo(p.apply(x), within(rounding));
            assertThat(value(form.residual(), x)).isCloseTo(p.apply(x) * p.apply(x) - p.apply(x), within(5 * rounding));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 10})
    void should_be_the_truncated_inverse_root_for_order_m(int m) {
        CentredForm form = CentredForm.of(Corrector.order(m));

        assertThat(form.symmetric()).isTrue();
        assertThat(form.degree()).isEqualTo(m - 1);
        double binomial = 1; // C(2k, k)
        for (int k = 0; k < m; k++) {
            assertThat(form.linear()[k]).isEqualTo(k % 2 == 0 ? binomial : -binomial);
            binomial = binomial * 2 * (2 * k + 1) / (k + 1);
        }
        assertThat(lowest(form.residual())).isEqualTo(m);
        assertThat(form.residual().bound(0.25, 0)).isEqualTo(0.25);
    }

    @Test
    void should_give_the_residual_as_a_polynomial_of_the_residual_before() {
        assertThat(CentredForm.of(Corrector.order(2)).residual().constant()).containsExactly(0, 0, -3, 4);
        assertThat(CentredForm.of(Corrector.order(3)).residual().constant()).containsExactly(0, 0, 0, 10, -15, 36);
        assertThat(CentredForm.of(Corrector.order(4)).residual().constant())
                .containsExactly(0, 0, 0, 0, -35, 56, -140, 400);
        assertThat(CentredForm.of(Corrector.order(4)).residual().linear()).containsOnly(0);
    }

    @Test
    void should_tell_correctors_that_treat_0_and_1_alike_from_others() {
        assertThat(CentredForm.of(Corrector.mcWeeny().damped(0.1)).symmetric()).isTrue();
        assertThat(CentredForm.of(Corrector.family(1)).symmetric()).isFalse();
        assertThat(lowest(CentredForm.of(Corrector.family(1)).residual())).isEqualTo(2);
        assertThat(lowest(CentredForm.of(Corrector.mcWeeny().damped(0.1)).residual()))
                .isEqualTo(1);
    }

    /** However large the coefficients are whose rounding has to be told from a small coefficient. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 10})
    void should_drop_the_rounding_of_damped_correctors(int m) {
        for (double gamma : new double[] {0.1, 0.3, 0.7}) {
            CentredForm form = CentredForm.of(Corrector.order(m).damped(gamma));

            assertThat(form.symmetric()).isTrue();
            assertThat(form.degree()).isEqualTo(m - 1);
            assertThat(form.residual().linear()).containsOnly(0);
            assertThat(lowest(form.residual())).isEqualTo(1);
        }
    }

    /** p₂ + qe³ has no se², nor an e or e² that would treat 0 and 1 differently before. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.7, 1000.1, 12345.678})
    void should_drop_the_rounding_of_correctors_that_treat_0_and_1_differently(double q) {
        CentredForm form = CentredForm.of(Corrector.family(0, -q, q));

        double rounding = 1e-15 * (5 + 4 * q);
        assertThat(form.linear()).containsExactly(new double[] {1, -2, 0, 0}, within(rounding));
        assertThat(form.linear()[2]).isZero();
        assertThat(form.constant()).containsExactly(new double[] {0.5, 0, 0, q}, within(rounding));
        assertThat(form.constant()[2]).isZero();
    }

    @ParameterizedTest
    @CsvSource({"2,2", "3,3", "4,4", "5,4", "6,5", "7,5", "8,6", "9,6", "10,6"})
    void should_need_few_products(int order, int products) {
        assertThat(MatrixPolynomial.products(CentredForm.of(Corrector.order(order))))
                .isEqualTo(products);
    }
}
