package org.idem4j.tribuo.corrector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.numbers.complex.Complex;
import org.apache.commons.numbers.fraction.BigFraction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the correctors of each order make of E = K² − K, the error of idempotence. K commutes with itself, so what holds for
 * polynomials in a number holds for those in a matrix; polynomials of degree d are equal if they are so, exactly, at d + 1
 * numbers.
 */
class IdempotenceErrorTest {

    /** More than any degree here, 2 · 19. */
    private static final int POINTS = 50;

    private static final BigFraction HALF = BigFraction.of(1, 2);
    private static final BigFraction QUARTER = BigFraction.of(1, 4);

    static IntStream orders() {
        return IntStream.rangeClosed(2, Corrector.MAX_ORDER);
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                arguments(2, new int[] {-3, 4}),
                arguments(3, new int[] {10, -15, 36}),
                arguments(4, new int[] {-35, 56, -140, 400}));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void should_have_the_error_to_the_power_of_the_order_as_a_factor(int order, int[] rest) {
        for (BigFraction x : points()) {
            BigFraction e = error(x);
            BigFraction expected = BigFraction.ZERO;
            for (int k = 0; k < rest.length; k++) {
                expected = expected.add(e.pow(k).multiply(rest[k]));
            }
            assertThat(error(exact(Corrector.order(order), x)))
                    .isEqualTo(e.pow(order).multiply(expected));
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void should_be_the_sum_that_defines_the_family(int order) {
        for (BigFraction x : points()) {
            BigFraction sum = BigFraction.ZERO;
            BigFraction term = BigFraction.ONE; // C(m−1+k, k)(1−x)ᵏ
            for (int k = 0; k < order; k++) {
                sum = sum.add(term);
                term = term.multiply(BigFraction.ONE.subtract(x)).multiply(BigFraction.of(order + k, k + 1));
            }
            assertThat(exact(Corrector.order(order), x)).isEqualTo(x.pow(order).multiply(sum));
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void should_treat_zero_and_one_alike(int order) {
        Corrector p = Corrector.order(order);
        for (BigFraction x : points()) {
            assertThat(exact(p, BigFraction.ONE.subtract(x))).isEqualTo(BigFraction.ONE.subtract(exact(p, x)));
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void should_contract_an_error_below_a_quarter_with_the_order(int order) {
        // 4|E′| ≤ (4|E|)ᵐ, and so |E′| < |E| where 0 < |E| < ¼: for x from (1−√2)/2 to (1+√2)/2 but ½.
        Corrector p = Corrector.order(order);
        for (int i = -200; i <= 1400; i++) {
            BigFraction x = BigFraction.of(i, 1200);
            BigFraction before = error(x).abs();
            BigFraction after = error(exact(p, x)).abs();
            if (before.compareTo(QUARTER) < 0 && !before.equals(BigFraction.ZERO)) {
                assertThat(after).isLessThan(before);
                assertThat(after.multiply(4))
                        .isLessThanOrEqualTo(before.multiply(4).pow(order));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("orders")
    void should_contract_complex_errors_too(int order) {
        SplittableRandom random = new SplittableRandom(order);
        int inside = 0;
        for (int i = 0; i < 2000; i++) {
            double[] real = {random.nextDouble(-0.3, 1.3)};
            double[] imaginary = {random.nextDouble(-0.4, 0.4)};
            double before = error(Complex.ofCartesian(real[0], imaginary[0]));
            Corrector.order(order).apply(real, imaginary);
            double after = error(Complex.ofCartesian(real[0], imaginary[0]));
            if (before < 0.25) {
                inside++;
                // What order 10 loses to cancellation is 1e-8.
                assertThat(4 * after).isLessThan(Math.pow(4 * before, order) + 1e-7);
            }
        }
        assertThat(inside).isGreaterThan(500);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void should_never_contract_the_error_of_a_half(int order) {
        assertThat(exact(Corrector.order(order), HALF)).isEqualTo(HALF);
    }

    static DoubleStream dampings() {
        return DoubleStream.of(0.001, 0.25, 0.5, 0.9, 1);
    }

    @ParameterizedTest
    @MethodSource("dampings")
    void should_converge_linearly_when_damped(double gamma) {
        // (1−γ)x + γ(3x² − 2x³) has slope 1 − γ at 0 and 1, and 1 + γ/2 at ½.
        Corrector p = Corrector.mcWeeny().damped(gamma);
        assertThat(slope(p, 0)).isCloseTo(1 - gamma, within(1e-15));
        assertThat(slope(p, 1)).isCloseTo(1 - gamma, within(1e-15));
        assertThat(slope(p, 0.5)).isCloseTo(1 + gamma / 2, within(1e-15));
    }

    private static double slope(Corrector p, double x) {
        return IntStream.rangeClosed(1, p.degree())
                .mapToDouble(power -> power * p.coefficient(power) * Math.pow(x, power - 1))
                .sum();
    }

    @ParameterizedTest
    @MethodSource("points")
    void should_be_a_newton_schulz_step_of_the_sign(BigFraction x) {
        // With S = 2K − I: S′ = (3S − S³)/2.
        BigFraction s = x.multiply(2).subtract(1);
        BigFraction corrected = exact(Corrector.mcWeeny(), x).multiply(2).subtract(1);

        assertThat(corrected).isEqualTo(s.multiply(3).subtract(s.pow(3)).divide(2));
    }

    @ParameterizedTest
    @MethodSource("points")
    void should_move_an_eigenvalue_down_the_slope_of_the_ordinary_error(BigFraction x) {
        // On a symmetric linear layer Δ = p(λ) − λ = −d/dλ ½(λ² − λ)²: there both gradients agree.
        BigFraction delta = exact(Corrector.mcWeeny(), x).subtract(x);
        BigFraction slope = error(x).multiply(x.multiply(2).subtract(1));

        assertThat(delta).isEqualTo(slope.negate());
    }

    @ParameterizedTest
    @MethodSource("points")
    void should_be_the_first_residual_less_twice_the_second(BigFraction x) {
        // Δ = r₁ − 2r₂ with y = λx, r₁ = f(y) − y and r₂ = f(f(y)) − f(y): zero at λ = ½, where no residual is.
        BigFraction first = x.pow(2).subtract(x);
        BigFraction second = x.pow(3).subtract(x.pow(2));

        assertThat(exact(Corrector.mcWeeny(), x).subtract(x)).isEqualTo(first.subtract(second.multiply(2)));
    }

    static Stream<double[]> quotients() {
        SplittableRandom random = new SplittableRandom(7);
        return Stream.generate(() -> random.ints(1 + random.nextInt(7), -50, 50)
                        .mapToDouble(n -> n / 4.0)
                        .toArray())
                .limit(50);
    }

    @ParameterizedTest
    @MethodSource("quotients")
    void should_meet_the_three_conditions_of_the_family(double[] q) {
        // α₁ = 0, Σαᵢ = 1, Σiαᵢ = 0, exactly: quarters are doubles.
        Corrector p = Corrector.family(q);
        assertThat(p.coefficient(1)).isZero();
        assertThat(p.apply(1)).isEqualTo(1);
        assertThat(slope(p, 1)).isZero();
        for (BigFraction x : points()) {
            BigFraction value = BigFraction.ZERO;
            for (int k = q.length - 1; k >= 0; k--) {
                value = value.multiply(x).add(BigFraction.from(q[k]));
            }
            assertThat(exact(p, x).subtract(exact(Corrector.mcWeeny(), x)))
                    .isEqualTo(error(x).pow(2).multiply(value));
        }
    }

    static BigFraction[] points() {
        return IntStream.range(0, POINTS)
                .mapToObj(i -> BigFraction.of(2 * i - POINTS, 17))
                .toArray(BigFraction[]::new);
    }

    private static BigFraction exact(Corrector p, BigFraction x) {
        BigFraction value = BigFraction.ZERO;
        for (int power = p.degree(); power >= 1; power--) {
            value = value.add(BigFraction.from(p.coefficient(power))).multiply(x);
        }
        return value;
    }

    private static BigFraction error(BigFraction x) {
        return x.multiply(x).subtract(x);
    }

    private static double error(Complex x) {
        return x.multiply(x).subtract(x).abs();
    }
}
