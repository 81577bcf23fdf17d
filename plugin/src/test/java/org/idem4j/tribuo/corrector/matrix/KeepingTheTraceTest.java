package org.idem4j.tribuo.corrector.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.math.la.DenseMatrix;

class KeepingTheTraceTest {

    private static final double ROUNDING = 1e-12;

    /** The projector onto the largest eigenvalues, whose number is their sum. */
    @ParameterizedTest
    @CsvSource({"0.6,0.55,0.5,0.35", "0.9,0.8,0.2,0.1", "0.4,0.3,0.2,0.1", "0.95,0.9,0.85,0.3"})
    void should_find_the_gap_wherever_it_lies(double a, double b, double c, double d) {
        double[] eigenvalues = {a, b, c, d};
        DMatrixRMaj vectors = Matrices.orthogonal(4, 3);
        int rank = (int) Math.round(Arrays.stream(eigenvalues).sum());
        DenseMatrix projector = Matrices.of(new double[] {1, rank > 1 ? 1 : 0, rank > 2 ? 1 : 0, 0}, vectors);
        DenseMatrix k = Matrices.symmetrised(Matrices.of(eigenvalues, vectors));

        assertIs(Purifier.preservingTrace().purify(k), projector, rank);
        assertIs(Purifier.resettingTrace().purify(k), projector, rank);
    }

    private static void assertIs(Purification result, DenseMatrix projector, int rank) {
        assertThat(result.outcome()).isEqualTo(PurificationOutcome.CONVERGED);
        assertThat(Matrices.distance(result.projector(), projector)).isLessThan(ROUNDING);
        assertThat(result.rank()).isEqualTo(rank);
        assertThat(result.rankDefect()).isCloseTo(0, within(ROUNDING));
        assertThat(result.guarantee()).isZero();
    }

    /** Eigenvalues on both sides of 0 and 1, as noise leaves them. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void should_purify_nearly_idempotent_matrices_of_any_shape(long seed) {
        double[] eigenvalues = Matrices.gapped(20, 7, 0.05, new SplittableRandom(seed));
        DMatrixRMaj vectors = seed % 2 == 0 ? Matrices.orthogonal(20, seed) : Matrices.oblique(20, seed);

        Purification result = Purifier.resettingTrace().purify(Matrices.of(eigenvalues, vectors));

        assertIs(result, Matrices.projector(eigenvalues, vectors), 7);
        assertThat(result.iterations()).isLessThan(10);
    }

    /** A few eigenvalues of many, below ½. */
    @Test
    void should_lower_and_raise_the_trace_on_the_way() {
        double[] few = new double[40];
        Arrays.setAll(few, i -> i < 2 ? 0.4 : 0.2 * i / 40 / 4);
        few[0] += 2 - Arrays.stream(few).sum();
        double[] many = Arrays.stream(few).map(value -> 1 - value).toArray();
        DMatrixRMaj vectors = Matrices.oblique(40, 2);
        double[] ones = new double[40];
        ones[0] = 1;
        ones[1] = 1;

        assertIs(Purifier.resettingTrace().purify(Matrices.of(few, vectors)), Matrices.of(ones, vectors), 2);
        assertIs(
                Purifier.resettingTrace().purify(Matrices.of(many, vectors)),
                Matrices.of(Arrays.stream(ones).map(value -> 1 - value).toArray(), vectors),
                38);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void should_reset_the_trace_in_every_step_near_idempotence(long seed) {
        double[] eigenvalues = Matrices.gapped(9, 4, 0.05, new SplittableRandom(seed));
        DenseMatrix given = Matrices.of(eigenvalues, Matrices.oblique(9, seed));

        SquareMatrix next = step(given, TraceScheme.Resetting.of(SquareMatrix.of(given)));

        assertThat(next.trace()).isCloseTo(4, within(ROUNDING));
    }

    private static SquareMatrix step(DenseMatrix given, Scheme scheme) {
        SquareMatrix k = SquareMatrix.of(given);
        SquareMatrix next = SquareMatrix.allocate(k.n());
        SquareMatrix e = residual(given);
        new MatrixPolynomial(k.n(), MatrixProduct.plainJava()).evaluate(scheme.step(k, e), k, e, next);
        return next;
    }

    private static SquareMatrix residual(DenseMatrix k) {
        SquareMatrix e = SquareMatrix.of(k.matrixMultiply(k));
        e.add(-1, SquareMatrix.of(k));
        return e;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void should_preserve_the_trace_by_the_polynomials_of_palser_and_manolopoulos(long seed) {
        double[] eigenvalues = new SplittableRandom(seed).doubles(9).toArray();
        DenseMatrix given = Matrices.of(eigenvalues, Matrices.oblique(9, seed));
        SquareMatrix k = SquareMatrix.of(given);
        TraceScheme.Preserving scheme = TraceScheme.Preserving.of(k);

        assertThat(step(given, scheme).trace()).isCloseTo(k.trace(), within(ROUNDING));
        CentredForm form = scheme.step(k, residual(given));
        // tr(K²−K³) / tr(K−K²), and the polynomials as Palser & Manolopoulos write them
        DenseMatrix square = given.matrixMultiply(given);
        double cube = SquareMatrix.of(square.matrixMultiply(given)).trace();
        double squares = SquareMatrix.of(square).trace();
        double c = (squares - cube) / (k.trace() - squares);
        double x = 0.3;
        double expected = c >= 0.5
                ? ((1 + c) * x * x - x * x * x) / c
                : ((1 - 2 * c) * x + (1 + c) * x * x - x * x * x) / (1 - c);
        double found = form.constant()[0]
                + form.linear()[0] * (x - 0.5)
                + (form.constant()[1] + form.linear()[1] * (x - 0.5)) * (x * x - x);
        assertThat(found).isCloseTo(expected, within(ROUNDING));
    }

    @Test
    void should_spread_what_is_missing_to_a_whole_trace() {
        double[] eigenvalues = {0.97, 0.9, 0.1, -0.04}; // sum 1.93
        DMatrixRMaj vectors = Matrices.oblique(4, 9);

        Purification result = Purifier.preservingTrace().purify(Matrices.of(eigenvalues, vectors));

        assertThat(result.rank()).isEqualTo(2);
        assertThat(Matrices.distance(result.projector(), Matrices.projector(eigenvalues, vectors)))
                .isLessThan(ROUNDING);
    }

    @Test
    void should_stand_still_where_equal_eigenvalues_share_the_last_place() {
        DenseMatrix shared = Matrices.dense(new double[][] {{1, 0, 0}, {0, 0.5, 0}, {0, 0, 0.5}});

        assertThat(Purifier.preservingTrace().purify(shared).outcome()).isEqualTo(PurificationOutcome.STOOD_STILL);
        assertThat(Purifier.resettingTrace().purify(shared).outcome()).isEqualTo(PurificationOutcome.STOOD_STILL);
    }

    @Test
    void should_refuse_a_trace_that_is_no_rank() {
        DenseMatrix negative = Matrices.dense(new double[][] {{-1, 0}, {0, -1}});

        for (Purifier purifier : List.of(Purifier.preservingTrace(), Purifier.resettingTrace())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> purifier.purify(negative))
                    .withMessageContaining("trace of -2.0", "from 0 to 2");
        }
    }
}
