package org.idem4j.tribuo.corrector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.commons.numbers.complex.Complex;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectorPropertiesTest {

    private static final Offset<Double> TIGHT = within(1e-13);
    private static final double GOLDEN = (1 + Math.sqrt(5)) / 2;

    static Stream<Corrector> correctors() {
        SplittableRandom random = new SplittableRandom(5);
        Stream<Corrector> members = Stream.generate(() -> Corrector.family(
                                random.doubles(1 + random.nextInt(6), -10, 10).toArray())
                        .damped(random.nextBoolean() ? 1 : random.nextDouble(0.05, 1)))
                .limit(30);
        return Stream.concat(named(), members);
    }

    private static Stream<Corrector> named() {
        return Stream.of(
                Corrector.mcWeeny(),
                Corrector.order(3),
                Corrector.order(4),
                Corrector.order(7),
                Corrector.mcWeeny().damped(0.5),
                Corrector.order(4).damped(0.05),
                Corrector.family(0.1),
                Corrector.family(5, -3, 2),
                Corrector.family(0, 20),
                Corrector.trs4(0),
                Corrector.trs4(6));
    }

    @Test
    void should_describe_mcweenys() {
        CorrectorProperties properties = CorrectorProperties.of(Corrector.mcWeeny());

        assertThat(properties.degree()).isEqualTo(3);
        assertThat(properties.multiplierAtHalf()).isEqualTo(1.5);
        assertThat(properties.fixedPoints()).hasSize(3);
        assertFixed(properties.fixedPoints().get(0), 0, 0, FixedPoint.Kind.ATTRACTING);
        assertFixed(properties.fixedPoints().get(1), 0.5, 1.5, FixedPoint.Kind.REPELLING);
        assertFixed(properties.fixedPoints().get(2), 1, 0, FixedPoint.Kind.ATTRACTING);
    }

    private static void assertFixed(FixedPoint fixed, double point, double multiplier, FixedPoint.Kind kind) {
        assertThat(fixed.isReal()).isTrue();
        assertThat(fixed.point().getReal()).isCloseTo(point, TIGHT);
        assertThat(fixed.multiplier().getReal()).isCloseTo(multiplier, TIGHT);
        assertThat(fixed.kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8, 9, 10})
    void should_find_the_order_and_the_slope_of_the_order_family(int order) {
        CorrectorProperties properties = CorrectorProperties.of(Corrector.order(order));

        assertThat(properties.degree()).isEqualTo(2 * order - 1);
        assertThat(properties.orderAtZero()).isEqualTo(order);
        assertThat(properties.orderAtOne()).isEqualTo(order);
        // p' = (2m−1)!/((m−1)!)² · (x(1−x))^(m−1), at ½.
        double slope = 1;
        for (int k = 1; k < order; k++) {
            slope *= (k + 0.5) / k;
        }
        assertThat(properties.multiplierAtHalf()).isCloseTo(slope, within(1e-12));
        assertThat(properties.fixedPoints())
                .hasSize(2 * order - 1)
                .filteredOn(fixed -> fixed.kind() == FixedPoint.Kind.ATTRACTING)
                .extracting(FixedPoint::point)
                .containsExactly(Complex.ZERO, Complex.ONE);
    }

    @ParameterizedTest
    @CsvSource({"2, 1.3660254037844386", "3, 1.2637626158259734", "4, 1.2946458310602955", "10, 1.2475139803220335"})
    void should_find_the_basins_of_the_order_family(int order, double upper) {
        // (1+√3)/2, (1+√(7/3))/2 and, for orders 4 and 10, the preimage of ½ computed in 60 digits.
        CorrectorProperties properties = CorrectorProperties.of(Corrector.order(order));

        Interval one = properties.basinOfOne().orElseThrow();
        assertThat(one.lower()).isCloseTo(0.5, TIGHT);
        assertThat(one.upper()).isCloseTo(upper, TIGHT);
        Interval zero = properties.basinOfZero().orElseThrow();
        assertThat(zero.lower()).isCloseTo(1 - upper, TIGHT);
        assertThat(zero.upper()).isCloseTo(0.5, TIGHT);
    }

    @ParameterizedTest
    @MethodSource("correctors")
    void should_find_basins_that_converge_and_end_where_they_end(Corrector corrector) {
        CorrectorProperties properties = CorrectorProperties.of(corrector);

        assertBasin(corrector, properties.basinOfZero().orElseThrow(), 0);
        assertBasin(corrector, properties.basinOfOne().orElseThrow(), 1);
    }

    /** All of it converges; its ends, which p maps to its ends, do not. */
    private static void assertBasin(Corrector p, Interval basin, double limit) {
        assertThat(basin.contains(limit)).isTrue();
        double width = basin.upper() - basin.lower();
        for (double share = 1e-6; share < 1; share += 0.007) {
            assertThat(iterated(p, basin.lower() + share * width, 3000)).isCloseTo(limit, within(1e-9));
        }
        for (double end : new double[] {basin.lower(), basin.upper()}) {
            double image = p.apply(end);
            assertThat(Math.min(Math.abs(image - basin.lower()), Math.abs(image - basin.upper())))
                    .isLessThan(1e-9);
        }
    }

    private static double iterated(Corrector p, double x, int times) {
        double value = x;
        for (int i = 0; i < times; i++) {
            value = p.apply(value);
        }
        return value;
    }

    @ParameterizedTest
    @MethodSource("correctors")
    void should_find_every_fixed_point_and_its_multiplier(Corrector corrector) {
        List<FixedPoint> fixedPoints = CorrectorProperties.of(corrector).fixedPoints();

        assertThat(fixedPoints).hasSize(corrector.degree());
        Complex sum = Complex.ZERO;
        for (FixedPoint fixed : fixedPoints) {
            double[] real = {fixed.point().getReal()};
            double[] imaginary = {fixed.point().getImaginary()};
            corrector.apply(real, imaginary);
            Complex moved = Complex.ofCartesian(real[0], imaginary[0]).subtract(fixed.point());
            double scale = 1 + fixed.multiplier().abs();
            assertThat(moved.abs()).isLessThan(1e-9 * scale);
            Complex slope = derivative(corrector, fixed.point());
            assertThat(slope.subtract(fixed.multiplier()).abs()).isLessThan(1e-7 * scale);
            sum = sum.add(Complex.ONE.divide(Complex.ONE.subtract(fixed.multiplier())));
        }
        // The fixed points of a polynomial of degree 2 or more satisfy Σ 1/(1 − multiplier) = 0 (Milnor, Dynamics in
        // One
        // Complex Variable, §12): so none is missing and none is there twice.
        assertThat(sum.abs()).isLessThan(1e-7);
    }

    private static Complex derivative(Corrector p, Complex x) {
        Complex value = Complex.ZERO;
        for (int power = p.degree(); power >= 1; power--) {
            value = value.multiply(x).add(power * p.coefficient(power));
        }
        return value;
    }

    @Test
    void should_tell_attracting_from_neutral_and_repelling() {
        // 2x − x² repels from 0, and all of (0, 2) goes to 1.
        CorrectorProperties repelling = CorrectorProperties.of(Corrector.of(2, -1));
        assertThat(repelling.fixedPoints())
                .extracting(FixedPoint::kind)
                .containsExactly(FixedPoint.Kind.REPELLING, FixedPoint.Kind.ATTRACTING);
        assertThat(repelling.basinOfZero()).isEmpty();
        assertThat(repelling.basinOfOne().orElseThrow().upper()).isCloseTo(2, TIGHT);
        // 5x² − 8x³ + 4x⁴ = x + 4x(x−1)(x−½)²: ½ is neutral, and 0's basin ends there.
        CorrectorProperties neutral = CorrectorProperties.of(Corrector.of(0, 5, -8, 4));
        assertThat(neutral.basinOfZero().orElseThrow().upper()).isCloseTo(0.5, within(1e-7));
        assertThat(neutral.basinOfOne()).isEmpty();
        assertThat(new FixedPoint(Complex.ZERO, Complex.ofCartesian(0.6, 0.8)).kind())
                .isEqualTo(FixedPoint.Kind.NEUTRAL);
    }

    @Test
    void should_be_only_as_flat_as_damping_and_the_family_allow() {
        CorrectorProperties damped = CorrectorProperties.of(Corrector.order(4).damped(0.999));
        assertThat(damped.orderAtZero()).isEqualTo(1);
        assertThat(damped.orderAtOne()).isEqualTo(1);
        // 3.1x² − 2.2x³ + 0.1x⁴: the decimals' rounding is no slope at 1.
        CorrectorProperties family = CorrectorProperties.of(Corrector.family(0.1));
        assertThat(family.orderAtZero()).isEqualTo(2);
        assertThat(family.orderAtOne()).isEqualTo(2);
        assertThat(CorrectorProperties.of(Corrector.trs4(0)).orderAtZero()).isEqualTo(3);
        assertThat(CorrectorProperties.of(Corrector.trs4(6)).orderAtOne()).isEqualTo(3);
    }

    @Test
    void should_refuse_the_identity() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CorrectorProperties.of(Corrector.of(1)))
                .withMessageContaining("fixes every number");
    }

    @Test
    void should_keep_mcweenys_orbits_bounded_between_the_golden_two_cycle_only() {
        // φ and 1 − φ are mapped to each other: they bound the real numbers that do not escape, not a basin.
        Corrector p = Corrector.mcWeeny();
        assertThat(p.apply(GOLDEN)).isCloseTo(1 - GOLDEN, within(1e-14));
        assertThat(p.apply(1 - GOLDEN)).isCloseTo(GOLDEN, within(1e-14));
        for (double x = 1 - GOLDEN + 1e-9; x < GOLDEN; x += 1e-3) {
            assertThat(iterated(p, x, 200)).isBetween(1 - GOLDEN, GOLDEN);
        }
        for (double beyond : new double[] {1e-9, 1e-3, 1}) {
            assertThat(Math.abs(iterated(p, GOLDEN + beyond, 200))).isNotCloseTo(0, within(1e6));
            assertThat(Math.abs(iterated(p, 1 - GOLDEN - beyond, 200))).isNotCloseTo(0, within(1e6));
        }
        // Beyond the immediate basin of 1 numbers may still go to 1, or to 0.
        assertThat(iterated(p, 1.4, 200)).isZero();
        assertThat(iterated(p, 1.6, 200)).isEqualTo(1);
    }
}
