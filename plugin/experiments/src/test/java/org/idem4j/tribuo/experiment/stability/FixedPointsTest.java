package org.idem4j.tribuo.experiment.stability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.numbers.complex.Complex;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.corrector.CorrectorProperties;
import org.idem4j.tribuo.corrector.FixedPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Multipliers under damping, and Jordan blocks (§2.2 and Appendix B). */
class FixedPointsTest {

    private static final double TOLERANCE = 1e-9;

    private static DampedPoint point(double multiplier, double imaginary) {
        return new DampedPoint(new FixedPoint(Complex.ofCartesian(2, 0), Complex.ofCartesian(multiplier, imaginary)));
    }

    /** At 0 and 1 the multiplier is 1 − γ, at ½ it is 1 + γ/2. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 0.99, 1})
    void should_damp_the_multipliers_of_the_draft(double gamma) {
        double[] expected = {1 - gamma, 1 + gamma / 2, 1 - gamma};
        double[] actual = CorrectorProperties.of(Corrector.mcWeeny()).fixedPoints().stream()
                .mapToDouble(fixed -> new DampedPoint(fixed).multiplier(gamma))
                .toArray();

        assertThat(actual).containsExactly(expected, within(TOLERANCE));
    }

    /** |1 + γ(μ − 1)| &lt; 1 by hand: for μ = −2, 1 − 3γ above −1; for μ = i, (1 − γ)² + γ² below 1. */
    @ParameterizedTest
    @CsvSource({"0, 0, 2", "-2, 0, 0.6666666666666666", "0, 1, 1", "1.5, 0, 0", "1, 0.5, 0", "1.1, 3, 0"})
    void should_say_for_which_steps_a_point_attracts(double real, double imaginary, double below) {
        DampedPoint point = point(real, imaginary);

        assertThat(point.attractsBelow()).isCloseTo(below, within(TOLERANCE));
        if (below > 0) {
            assertThat(point.multiplier(below * 0.999)).isLessThan(1);
        }
        assertThat(point.multiplier(below * 1.001 + 0.001)).isGreaterThan(1);
    }

    /**
     * Σ 1/(1 − μ) = 0 over the fixed points of a polynomial (Milnor, Dynamics in One Complex Variable, §12, with 1 for the
     * one at infinity); and 0 and 1 alone attract, whatever the step.
     */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6})
    void should_have_no_other_fixed_point_that_attracts(int order) {
        Complex sum = Complex.ZERO;
        for (FixedPoint fixed : CorrectorProperties.of(Corrector.order(order)).fixedPoints()) {
            sum = sum.add(Complex.ONE.divide(Complex.ONE.subtract(fixed.multiplier())));
            DampedPoint point = new DampedPoint(fixed);
            assertThat(point.attractsBelow()).isEqualTo(point.idempotent() ? 2 : 0);
        }

        assertThat(sum.abs()).isLessThan(1e-8);
    }

    /** h(λ) − λ, 6λ − 6λ² − 1, 3 − 6λ and −2. */
    @ParameterizedTest
    @ValueSource(doubles = {-1, 0, 0.3, 0.5, 1})
    void should_write_the_equations_of_the_draft(double x) {
        BlockEquations equations = BlockEquations.at(Corrector.mcWeeny(), Complex.ofCartesian(x, 0));

        double[] expected = {
            Math.abs(3 * x * x - 2 * x * x * x - x), Math.abs(6 * x - 6 * x * x - 1), Math.abs(3 - 6 * x), 2
        };
        double[] actual =
                equations.defects().stream().mapToDouble(Double::doubleValue).toArray();
        assertThat(actual).containsExactly(expected, within(1e-14));
    }

    /** p(J) = 3J² − 2J³ multiplied out. */
    @ParameterizedTest
    @CsvSource({"0, 1", "0, 2", "0, 3", "0.5, 1", "0.5, 2", "0.5, 4", "1, 1", "1, 2", "1, 3", "0.3, 1"})
    void should_tell_blocks_that_are_fixed_points(double lambda, int size) {
        double[][] j = new double[size][size];
        for (int i = 0; i < size; i++) {
            j[i][i] = lambda;
            if (i + 1 < size) {
                j[i][i + 1] = 1;
            }
        }
        double[][] square = product(j, j);
        double[][] cube = product(square, j);
        boolean fixed = true;
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                fixed &= Math.abs(3 * square[r][c] - 2 * cube[r][c] - j[r][c]) < 1e-12;
            }
        }

        int largest = BlockEquations.at(Corrector.mcWeeny(), Complex.ofCartesian(lambda, 0))
                .largestBlock();

        assertThat(size <= largest).isEqualTo(fixed);
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] product = new double[a.length][a.length];
        for (int r = 0; r < a.length; r++) {
            for (int c = 0; c < a.length; c++) {
                for (int i = 0; i < a.length; i++) {
                    product[r][c] += a[r][i] * b[i][c];
                }
            }
        }
        return product;
    }

    /** x + x(x−1)(x−½)² touches the diagonal at ½, where blocks of size 2 are fixed points. */
    @Test
    void should_find_a_corrector_that_keeps_a_larger_block() {
        Corrector touching = Corrector.of(0.75, 1.25, -2, 1);

        assertThat(BlockEquations.at(touching, Complex.ofCartesian(0.5, 0)).largestBlock())
                .isEqualTo(2);
    }
}
