package org.idem4j.tribuo.experiment.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.commons.numbers.complex.Complex;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.corrector.matrix.Purifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribuo.math.la.DenseMatrix;

class OrbitLimitsTest {

    private static final int ENOUGH = 2000;

    static Stream<Corrector> correctors() {
        return Stream.concat(guaranteed(), Stream.of(Corrector.family(1), Corrector.trs4(2)));
    }

    /** Those for which a bound on |λ² − λ| is enough. */
    static Stream<Corrector> guaranteed() {
        return Stream.concat(
                Recurrence.defaults().stream().map(Recurrence::step),
                Stream.of(Corrector.order(7), Corrector.order(3).damped(0.3)));
    }

    /** By hand: p(−½) = 1, p(1.5) = 0, p(1.4) = .392, p(1.51) = −.046, p(1.6) = −.512. */
    @ParameterizedTest
    @CsvSource({
        "0.3, ZERO",
        "0.7, ONE",
        "-0.5, ONE",
        "1.5, ZERO",
        "1.51, ZERO",
        "1.6, ONE",
        "1.4, ZERO",
        "3, ESCAPES",
        "-3, ESCAPES",
        "0.5, UNDECIDED"
    })
    void should_follow_real_numbers(double x, OrbitLimit limit) {
        assertThat(new OrbitLimits(Corrector.mcWeeny()).of(x, ENOUGH)).isEqualTo(limit);
    }

    /** Against plain iteration of complex numbers, until they are at 0 or 1 or gone. */
    @ParameterizedTest
    @MethodSource("correctors")
    void should_agree_with_plain_iteration(Corrector corrector) {
        int points = 3000;
        SplittableRandom random = new SplittableRandom(17);
        double[] real = random.doubles(points, -1.5, 2.5).toArray();
        double[] imaginary = random.doubles(points, -1.5, 1.5).toArray();

        OrbitLimit[] limits = new OrbitLimits(corrector).of(real.clone(), imaginary.clone(), 60);

        int[] seen = new int[OrbitLimit.values().length];
        for (int i = 0; i < points; i++) {
            seen[limits[i].ordinal()]++;
            if (limits[i] != OrbitLimit.UNDECIDED) {
                assertThat(iterated(corrector, Complex.ofCartesian(real[i], imaginary[i])))
                        .as("limit of %f + %f i", real[i], imaginary[i])
                        .isEqualTo(limits[i]);
            }
        }
        assertThat(seen[OrbitLimit.ZERO.ordinal()]).isGreaterThan(points / 50);
        assertThat(seen[OrbitLimit.ONE.ordinal()]).isGreaterThan(points / 50);
        assertThat(seen[OrbitLimit.ESCAPES.ordinal()]).isGreaterThan(points / 50);
        assertThat(seen[OrbitLimit.UNDECIDED.ordinal()]).isLessThan(points / 50);
    }

    private static OrbitLimit iterated(Corrector corrector, Complex start) {
        Complex z = start;
        for (int i = 0; i < ENOUGH; i++) {
            Complex value = Complex.ZERO;
            for (int power = corrector.degree(); power >= 1; power--) {
                value = value.add(corrector.coefficient(power)).multiply(z);
            }
            z = value;
            if (z.abs() < 1e-12 || z.subtract(1).abs() < 1e-12) {
                return z.abs() < 0.5 ? OrbitLimit.ZERO : OrbitLimit.ONE;
            }
            if (!(z.abs() < 1e20)) {
                return OrbitLimit.ESCAPES;
            }
        }
        return OrbitLimit.UNDECIDED;
    }

    /** What the dashed line of figure 2 says: all λ with |λ² − λ| below the guarantee go to the nearer of 0 and 1. */
    @ParameterizedTest
    @MethodSource("guaranteed")
    void should_draw_in_all_that_is_guaranteed(Corrector corrector) {
        double guarantee = Purifier.of(corrector).purify(new DenseMatrix(1, 1)).guarantee();
        assertThat(guarantee).isPositive();
        SplittableRandom random = new SplittableRandom(18);
        double[] real = new double[2000];
        double[] imaginary = new double[real.length];
        OrbitLimit[] expected = new OrbitLimit[real.length];
        for (int i = 0; i < real.length; ) {
            Complex z = Complex.ofCartesian(random.nextDouble(-0.3, 1.3), random.nextDouble(-0.3, 0.3));
            if (z.multiply(z.subtract(1)).abs() < 0.996 * guarantee) {
                real[i] = z.getReal();
                imaginary[i] = z.getImaginary();
                expected[i++] = z.getReal() < 0.5 ? OrbitLimit.ZERO : OrbitLimit.ONE;
            }
        }

        assertThat(new OrbitLimits(corrector).of(real, imaginary, 200)).isEqualTo(expected);
    }

    /** (1 ± √3)/2 and ½; for half steps p(p(x)) ends at (1 ± √5)/2. */
    @Test
    void should_find_the_ends_of_basins() {
        BasinScan order2 = new BasinScan(new OrbitLimits(Corrector.mcWeeny()));
        BasinScan half = new BasinScan(new OrbitLimits(Corrector.mcWeeny().damped(0.5)));

        assertThat(order2.end(0, -1)).isCloseTo((1 - Math.sqrt(3)) / 2, within(1e-9));
        assertThat(order2.end(0, 1)).isCloseTo(0.5, within(1e-9));
        assertThat(order2.end(1, -1)).isCloseTo(0.5, within(1e-9));
        assertThat(order2.end(1, 1)).isCloseTo((1 + Math.sqrt(3)) / 2, within(1e-9));
        assertThat(half.end(1, 1)).isCloseTo((1 + Math.sqrt(5)) / 2, within(1e-9));
        assertThat(half.end(0, -1)).isCloseTo((1 - Math.sqrt(5)) / 2, within(1e-9));
    }

    @Test
    void should_refuse_what_does_not_attract() {
        Corrector repelling = Corrector.of(2, 1, -2); // p′(0) = 2

        assertThatThrownBy(() -> new OrbitLimits(repelling))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not attract at 0.0");
    }
}
