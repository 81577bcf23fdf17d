package org.idem4j.tribuo.corrector.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.engine.BlasProduct;
import org.idem4j.tribuo.engine.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.math.la.DenseMatrix;

/** Random matrices with a gap around ½, against the projector that their eigenvectors give. */
class PurifierTest {

    /** Of the projector's entries together, in the Frobenius norm, for vectors with a condition number of some ten. */
    private static final double TOLERANCE = 1e-12;

    static Stream<int[]> sizesAndOrders() {
        return IntStream.of(1, 2, 5, 16, 70)
                .boxed()
                .flatMap(n -> IntStream.of(2, 3, 5).mapToObj(order -> new int[] {n, order}));
    }

    @ParameterizedTest
    @MethodSource("sizesAndOrders")
    void should_give_the_projector_of_a_symmetric_matrix(int[] sizeAndOrder) {
        int n = sizeAndOrder[0];
        double[] eigenvalues = Matrices.gapped(n, (n + 1) / 3, 0.2, new SplittableRandom(n));
        DMatrixRMaj vectors = Matrices.orthogonal(n, n);
        DenseMatrix k = Matrices.symmetrised(Matrices.of(eigenvalues, vectors));

        Purification result = Purifier.of(Corrector.order(sizeAndOrder[1])).purify(k);

        assertIs(result, Matrices.projector(eigenvalues, vectors), (n + 1) / 3);
        assertThat(result.projector().isSymmetric()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("sizesAndOrders")
    void should_give_the_projector_of_a_matrix_that_is_not_symmetric(int[] sizeAndOrder) {
        int n = sizeAndOrder[0];
        double[] eigenvalues = Matrices.gapped(n, n / 2, 0.2, new SplittableRandom(n));
        DMatrixRMaj vectors = Matrices.oblique(n, n);

        Purification result = Purifier.of(Corrector.order(sizeAndOrder[1])).purify(Matrices.of(eigenvalues, vectors));

        assertIs(result, Matrices.projector(eigenvalues, vectors), n / 2);
    }

    private static void assertIs(Purification result, DenseMatrix projector, int rank) {
        assertThat(result.outcome()).isEqualTo(PurificationOutcome.CONVERGED);
        assertThat(Matrices.distance(result.projector(), projector)).isLessThan(TOLERANCE);
        assertThat(result.rank()).isEqualTo(rank);
        assertThat(result.rankDefect()).isCloseTo(0, within(TOLERANCE));
        Residual last = result.residuals().get(result.iterations());
        assertThat(last.frobenius()).isCloseTo(Matrices.residual(result.projector()), within(TOLERANCE));
        assertThat(last.smallest()).isLessThan(TOLERANCE);
    }

    @Test
    void should_give_the_projector_of_complex_eigenvalues_near_0_and_1() {
        // Blocks a ± bi at a = 0.1, b = 0.15 and at a = 0.95, b = 0.2.
        int n = 8;
        DMatrixRMaj inner = new DMatrixRMaj(n, n);
        DMatrixRMaj ones = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i += 2) {
            double a = i < 4 ? 0.1 : 0.95;
            double b = i < 4 ? 0.15 : 0.2;
            inner.set(i, i, a);
            inner.set(i + 1, i + 1, a);
            inner.set(i, i + 1, b);
            inner.set(i + 1, i, -b);
            ones.set(i, i, i < 4 ? 0 : 1);
            ones.set(i + 1, i + 1, i < 4 ? 0 : 1);
        }
        DMatrixRMaj vectors = Matrices.oblique(n, 5);

        for (int order = 2; order <= 5; order++) {
            Purification result =
                    Purifier.of(Corrector.order(order)).purify(Matrices.dense(Matrices.similar(inner, vectors, n)));

            assertIs(result, Matrices.dense(Matrices.similar(ones, vectors, n)), 4);
        }
    }

    @Test
    void should_flatten_jordan_blocks() {
        // One block of size 3 at 0.1 and one at 0.9, in a basis of integers with an integer inverse.
        DenseMatrix k = Matrices.dense(IntegerBasis.jordan(new double[] {0.1, 0.9}, new int[] {3, 3}));

        Purification result = Purifier.of(Corrector.mcWeeny()).purify(k);

        assertIs(result, Matrices.dense(IntegerBasis.jordan(new double[] {0, 1}, new int[] {1, 1}, 3)), 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 7})
    void should_show_the_order_of_the_corrector(int order) {
        Purifier purifier = Purifier.of(Corrector.order(order));
        double[] eigenvalues = Matrices.gapped(30, 12, 0.01, new SplittableRandom(4));

        Purification scalar = purifier.purify(Matrices.dense(new double[][] {{0.99}}));
        Purification matrix = purifier.purify(Matrices.of(eigenvalues, Matrices.oblique(30, 4)));

        // log 4e′ / log 4e where e′ = C(2m−1, m) eᵐ, so the more of 1/4 the power has, the nearer to m
        assertThat(scalar.observedOrder()).isBetween((double) order, order + 0.5);
        assertThat(matrix.observedOrder()).isGreaterThan(order);
        assertThat(matrix.guarantee()).isEqualTo(0.25);
        int products = MatrixPolynomial.products(CentredForm.of(Corrector.order(order)));
        assertThat(matrix.products())
                .isBetween(matrix.iterations() * products + 1L, (matrix.iterations() + 1) * products + 1L);
    }

    @Test
    void should_take_back_a_step_that_only_stirred_rounding() {
        int takenBack = 0;
        for (long seed = 0; seed < 20; seed++) {
            double[] eigenvalues = Matrices.gapped(10, 4, 0.1, new SplittableRandom(seed));
            Purification result = Purifier.of(Corrector.mcWeeny().damped(0.5))
                    .purify(Matrices.of(eigenvalues, Matrices.oblique(10, seed)));

            double[] sizes =
                    result.residuals().stream().mapToDouble(Residual::frobenius).toArray();
            assertThat(sizes[sizes.length - 1]).isLessThanOrEqualTo(sizes[sizes.length - 2]);
            assertThat(sizes[sizes.length - 1]).isCloseTo(Matrices.residual(result.projector()), within(TOLERANCE));
            takenBack += result.products() > 2L * result.iterations() + 1 ? 1 : 0;
        }
        assertThat(takenBack).isPositive();
    }

    @Test
    void should_converge_linearly_when_damped() {
        Corrector damped = Corrector.mcWeeny().damped(0.5);
        double[] eigenvalues = Matrices.gapped(10, 4, 0.1, new SplittableRandom(4));
        DMatrixRMaj vectors = Matrices.oblique(10, 4);

        Purification result = Purifier.of(damped).purify(Matrices.of(eigenvalues, vectors));

        assertIs(result, Matrices.projector(eigenvalues, vectors), 4);
        assertThat(result.observedOrder()).isBetween(1.0, 1.1);
        assertThat(result.iterations()).isBetween(30, 60); // 2⁻⁵² in halvings, from 0.1
    }

    /** A damped order 10 has coefficients up to 10⁷, whose rounding leaves p(1) 10⁻⁹ from 1. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 8, 10})
    void should_converge_to_rounding_however_the_coefficients_are_rounded(int order) {
        double[] eigenvalues = Matrices.gapped(10, 4, 0.1, new SplittableRandom(4));
        DMatrixRMaj vectors = Matrices.oblique(10, 4);

        Purification result = Purifier.of(Corrector.order(order).damped(0.3)).purify(Matrices.of(eigenvalues, vectors));

        assertIs(result, Matrices.projector(eigenvalues, vectors), 4);
    }

    @Test
    void should_purify_by_a_corrector_that_treats_0_and_1_differently() {
        double[] eigenvalues = Matrices.gapped(10, 4, 0.1, new SplittableRandom(4));
        DMatrixRMaj vectors = Matrices.oblique(10, 4);

        Purification result = Purifier.of(Corrector.family(1)).purify(Matrices.of(eigenvalues, vectors));

        assertIs(result, Matrices.projector(eigenvalues, vectors), 4);
        assertThat(result.guarantee()).isZero();
        assertThat(result.guaranteedFrom()).isEmpty();
        assertThat(result.observedOrder()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void should_leave_a_projector_as_it_is() {
        double[][] oblique = {{1, 3, 0}, {0, 0, 0}, {0, 0, 1}};
        DenseMatrix given = Matrices.dense(oblique);

        Purification exact = Purifier.of(Corrector.mcWeeny()).purify(given);
        assertThat(exact.projector().toArray()).isDeepEqualTo(oblique);
        assertThat(exact.iterations()).isZero();
        assertThat(exact.observedOrder()).isNaN();

        DenseMatrix rounded = Matrices.projector(new double[] {1, 1, 0, 0, 0}, Matrices.oblique(5, 2));
        for (Purifier purifier :
                List.of(Purifier.of(Corrector.mcWeeny()), Purifier.preservingTrace(), Purifier.resettingTrace())) {
            Purification almost = purifier.purify(rounded);
            assertThat(almost.iterations()).isLessThanOrEqualTo(2);
            assertIs(almost, rounded, 2);
        }
    }

    @Test
    void should_bring_in_real_eigenvalues_from_far_out_when_contracting() {
        double[] eigenvalues = {-40, -3, 0.4, 0.6, 1.5, 25};
        DMatrixRMaj vectors = Matrices.oblique(6, 1);
        DenseMatrix k = Matrices.of(eigenvalues, vectors);

        assertThat(Purifier.of(Corrector.mcWeeny()).purify(k).converged()).isFalse();
        Purification result = Purifier.contracting(Corrector.mcWeeny()).purify(k);

        assertIs(result, Matrices.projector(eigenvalues, vectors), 3);
    }

    @Test
    void should_take_no_more_memory_after_the_first_steps() {
        Set<double[]> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        MatrixProduct product = (n, left, right, result) -> {
            seen.add(left);
            seen.add(right);
            seen.add(result);
            MatrixProduct.plainJava().multiply(n, left, right, result);
        };
        DenseMatrix slow = Matrices.dense(new double[][] {{0.5 + 1e-9, 0}, {0, 0.3}});

        Purification result = Purifier.of(Corrector.mcWeeny()).with(product).purify(slow);

        assertThat(result.iterations()).isGreaterThan(40);
        assertThat(seen).hasSize(4);
        assertThat(result.products()).isEqualTo(2L * result.iterations() + 1);
    }

    @Test
    void should_give_the_same_by_blas() {
        double[] eigenvalues = Matrices.gapped(200, 70, 0.2, new SplittableRandom(8));
        DMatrixRMaj vectors = Matrices.orthogonal(200, 8);
        try (BlasProduct blas = Engine.matrixProduct()) {
            Purification result = Purifier.of(Corrector.order(5)).with(blas).purify(Matrices.of(eigenvalues, vectors));

            assertIs(result, Matrices.projector(eigenvalues, vectors), 70);
        }
    }

    @Test
    void should_refuse_what_can_not_be_purified() {
        Purifier purifier = Purifier.of(Corrector.mcWeeny());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> purifier.purify(new DenseMatrix(2, 3)))
                .withMessageContaining("square", "2 × 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> purifier.purify(Matrices.dense(new double[][] {{1, 0}, {Double.NaN, 1}})))
                .withMessageContaining("row 2, column 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Purifier.of(Corrector.of(3, -2)))
                .withMessageContaining("derivatives at 0 and 1 are 3.0 and -1.0");
    }
}
