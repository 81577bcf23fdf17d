package org.idem4j.tribuo.corrector.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.idem4j.tribuo.corrector.Corrector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribuo.math.la.DenseMatrix;

/** ‖K² − K‖ &lt; ¼ is enough, whatever the matrix: symmetric or not, diagonalisable or not. */
class PurificationGuaranteeTest {

    static Stream<Long> seeds() {
        return IntStream.range(0, 40).mapToObj(Long::valueOf);
    }

    /** A random projector plus noise, as much as brings the residual just below the given norm. */
    private static DenseMatrix nearlyIdempotent(double norm, SplittableRandom random) {
        int n = random.nextInt(1, 12);
        long seed = random.nextInt(1_000_000);
        DenseMatrix projector =
                Matrices.projector(Matrices.gapped(n, random.nextInt(n + 1), 0, random), Matrices.oblique(n, seed));
        double low = 0;
        double high = 10;
        for (int i = 0; i < 60; i++) {
            double middle = (low + high) / 2;
            boolean below = residual(plus(projector, middle, seed)).smallest() < norm;
            low = below ? middle : low;
            high = below ? high : middle;
        }
        return plus(projector, low, seed);
    }

    private static DenseMatrix plus(DenseMatrix projector, double scale, long seed) {
        DenseMatrix sum = projector.copy();
        sum.intersectAndAddInPlace(Matrices.random(projector.getDimension1Size(), seed), value -> scale * value);
        return sum;
    }

    private static Residual residual(DenseMatrix matrix) {
        SquareMatrix k = SquareMatrix.of(matrix);
        SquareMatrix e = SquareMatrix.of(matrix.matrixMultiply(matrix));
        e.add(-1, k);
        return e.norms();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void should_converge_with_the_order_of_the_corrector_within_a_quarter(long seed) {
        DenseMatrix k = nearlyIdempotent(0.25, new SplittableRandom(seed));

        for (int order = 2; order <= 5; order++) {
            Purification result = Purifier.of(Corrector.order(order)).purify(k);

            assertThat(result.guaranteedFrom()).hasValue(0);
            assertThat(result.converged()).isTrue();
            assertThat(result.residuals().get(result.iterations()).frobenius()).isLessThan(1e-12);
            assertContracts(result, order);
        }
    }

    /** 4‖E′‖ ≤ (4‖E‖)ᵐ in each norm in which 4‖E‖ &lt; 1, but for the last step, which rounding may disturb. */
    private static void assertContracts(Purification result, int order) {
        for (int i = 0; i + 2 < result.residuals().size(); i++) {
            Residual before = result.residuals().get(i);
            Residual after = result.residuals().get(i + 1);
            assertContracts(before.one(), after.one(), order);
            assertContracts(before.infinity(), after.infinity(), order);
            assertContracts(before.frobenius(), after.frobenius(), order);
        }
    }

    private static void assertContracts(double before, double after, int order) {
        if (before < 0.25) {
            assertThat(4 * after).isLessThanOrEqualTo(Math.pow(4 * before, order) * (1 + 1e-9) + 1e-13);
        }
    }

    @Test
    void should_not_hold_at_a_quarter() {
        DenseMatrix half = Matrices.dense(new double[][] {{0.5}});

        Purification result = Purifier.of(Corrector.mcWeeny()).purify(half);

        assertThat(result.residuals().get(0).smallest()).isEqualTo(0.25);
        assertThat(result.guaranteedFrom()).isEmpty();
        assertThat(result.converged()).isFalse();
    }

    @Test
    void should_hold_for_damped_correctors_and_be_smaller_for_less_well_behaved_ones() {
        assertThat(Purifier.of(Corrector.order(3).damped(0.1))
                        .purify(Matrices.dense(new double[][] {{0.9}}))
                        .guarantee())
                .isEqualTo(0.25);
        // p2 + 40 x²(1−x)²(x−½): other fixed points between 0 and ½.
        Corrector wild = Corrector.of(0, 3 - 20, -2 + 80, -100, 40);
        assertThat(Purifier.of(wild)
                        .purify(Matrices.dense(new double[][] {{0.999}}))
                        .guarantee())
                .isBetween(0.001, 0.2);
    }

    @Test
    void should_say_from_which_step_on_it_holds() {
        DenseMatrix k = Matrices.dense(new double[][] {{0.6, 5}, {0, 0.3}});

        Purification result = Purifier.of(Corrector.mcWeeny()).purify(k);

        int from = result.guaranteedFrom().orElseThrow();
        assertThat(from).isPositive();
        assertThat(result.residuals().get(from).smallest()).isLessThan(0.25);
        assertThat(result.residuals().get(from - 1).smallest()).isGreaterThanOrEqualTo(0.25);
    }
}
