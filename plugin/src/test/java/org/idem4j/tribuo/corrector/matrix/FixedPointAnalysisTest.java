package org.idem4j.tribuo.corrector.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.numbers.complex.Complex;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.corrector.FixedPoint;
import org.idem4j.tribuo.corrector.matrix.FixedPointAnalysis.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tribuo.math.la.DenseMatrix;

/** Jordan blocks built by hand, in a basis of integers, so that all their entries are exact. */
class FixedPointAnalysisTest {

    private static FixedPointAnalysis analyse(double[] eigenvalues, int... sizes) {
        return FixedPointAnalysis.of(Matrices.dense(IntegerBasis.jordan(eigenvalues, sizes)), Corrector.mcWeeny());
    }

    static Stream<double[]> blocks() {
        return IntStream.rangeClosed(1, 4)
                .boxed()
                .flatMap(size -> Stream.of(0, 0.5, 1, 0.75, -0.25, 1.25, -2)
                        .map(lambda -> new double[] {lambda.doubleValue(), size}));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void should_find_a_jordan_block_by_its_size(double[] lambdaAndSize) {
        int size = (int) lambdaAndSize[1];

        FixedPointAnalysis analysis = analyse(new double[] {lambdaAndSize[0]}, size);

        assertThat(analysis.parts()).hasSize(1);
        Eigenvalue eigenvalue = analysis.parts().get(0).eigenvalue();
        assertThat(eigenvalue.blocks()).containsExactly(size);
        assertThat(eigenvalue.defective()).isEqualTo(size > 1);
        assertThat(eigenvalue.value().getReal()).isCloseTo(lambdaAndSize[0], within(1e-13));
        assertThat(eigenvalue.value().getImaginary()).isZero();
    }

    /** The draft's conclusion: a fixed point has eigenvalues 0, ½ and 1 and is diagonalisable. */
    @ParameterizedTest
    @MethodSource("blocks")
    void should_find_a_fixed_point_only_without_larger_blocks(double[] lambdaAndSize) {
        double lambda = lambdaAndSize[0];
        int size = (int) lambdaAndSize[1];
        DenseMatrix k = Matrices.dense(IntegerBasis.jordan(new double[] {lambda}, new int[] {size}));

        boolean fixed = FixedPointAnalysis.of(k, Corrector.mcWeeny()).fixedPoint();

        assertThat(fixed).isEqualTo(List.of(0.0, 0.5, 1.0).contains(lambda) && size == 1);
        assertThat(fixed).isEqualTo(Matrices.distance(corrected(k), k) < 1e-13);
    }

    /** 3K² − 2K³ by Tribuo's product. */
    private static DenseMatrix corrected(DenseMatrix k) {
        DenseMatrix square = k.matrixMultiply(k);
        DenseMatrix result = square.copy();
        result.foreachInPlace(value -> 3 * value);
        result.intersectAndAddInPlace(square.matrixMultiply(k), value -> -2 * value);
        return result;
    }

    @Test
    void should_take_multiplicity_for_no_obstacle_to_a_fixed_point() {
        double[][] diagonal = IntegerBasis.jordan(new double[] {0, 0.5, 1}, new int[] {1, 1, 1}, 3);

        FixedPointAnalysis analysis = FixedPointAnalysis.of(Matrices.dense(diagonal), Corrector.mcWeeny());

        assertThat(analysis.parts())
                .extracting(part -> part.eigenvalue().blocks())
                .containsExactly(List.of(1, 1, 1), List.of(1, 1, 1), List.of(1, 1, 1));
        assertThat(analysis.fixedPoint()).isTrue();
        assertThat(analysis.kind()).isEqualTo(FixedPoint.Kind.REPELLING);
        assertThat(analysis.verdict()).isEqualTo(Verdict.OTHER_FIXED_POINT);
    }

    @Test
    void should_tell_an_attracting_fixed_point_from_no_fixed_point() {
        FixedPointAnalysis projector =
                FixedPointAnalysis.of(Matrices.dense(new double[][] {{1, 3}, {0, 0}}), Corrector.mcWeeny());

        assertThat(projector.fixedPoint()).isTrue();
        assertThat(projector.kind()).isEqualTo(FixedPoint.Kind.ATTRACTING);
        assertThat(projector.verdict()).isEqualTo(Verdict.PROJECTOR);
        assertThatIllegalStateException()
                .isThrownBy(() -> analyse(new double[] {0.75}, 1).kind())
                .withMessageContaining("fixed point");
    }

    @Test
    void should_tell_blocks_of_several_sizes_at_several_eigenvalues() {
        FixedPointAnalysis analysis = analyse(new double[] {0, 0, 1, 1, 0.5, 0.25}, 3, 1, 2, 2, 1, 1);

        assertThat(analysis.parts())
                .extracting(part -> part.eigenvalue().blocks())
                .containsExactly(List.of(3, 1), List.of(1), List.of(1), List.of(2, 2));
    }

    @Test
    void should_find_blocks_at_complex_eigenvalues() {
        // Two blocks [[a, b], [-b, a]] with the identity above: a ± bi, each with a block of size 2.
        double[][] j = {{0.5, 0.25, 1, 0}, {-0.25, 0.5, 0, 1}, {0, 0, 0.5, 0.25}, {0, 0, -0.25, 0.5}};

        FixedPointAnalysis analysis =
                FixedPointAnalysis.of(Matrices.dense(IntegerBasis.similar(j)), Corrector.mcWeeny());

        assertThat(analysis.parts()).hasSize(2);
        for (FixedPointAnalysis.Part part : analysis.parts()) {
            assertThat(part.eigenvalue().blocks()).containsExactly(2);
            assertThat(Math.abs(part.eigenvalue().value().getImaginary())).isCloseTo(0.25, within(1e-12));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.25, ZERO",
        "0.75, ONE",
        "1.25, ONE",
        "-0.25, ZERO",
        "0.5, OTHER_FIXED_POINT",
        "2, INFINITY",
        "-1, INFINITY",
        "-0.5, ONE" // 3/4 + 1/4
    })
    void should_follow_each_eigenvalue(double lambda, EigenvalueFate.End end) {
        assertThat(analyse(new double[] {lambda}, 1).parts().get(0).fate().end())
                .isEqualTo(end);
    }

    @Test
    void should_leave_undecided_what_rounding_would_decide() {
        double border = (1 + Math.sqrt(3)) / 2; // goes to ½

        assertThat(analyse(new double[] {0.5 + 2e-16}, 1).verdict()).isEqualTo(Verdict.OTHER_FIXED_POINT);
        assertThat(analyse(new double[] {0.5 + 2e-15}, 1).verdict()).isIn(Verdict.UNDECIDED, Verdict.PROJECTOR);
        assertThat(analyse(new double[] {0.5 + 1e-9}, 1).verdict()).isEqualTo(Verdict.PROJECTOR);
        assertThat(analyse(new double[] {border}, 1).verdict()).isNotEqualTo(Verdict.PROJECTOR);
        assertThat(analyse(new double[] {(1 + Math.sqrt(5)) / 2}, 1).verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    /** Blocks inside a basin are flattened, at ½ they are torn apart: what purification does. */
    @ParameterizedTest
    @MethodSource("blocks")
    void should_foretell_what_purification_does(double[] lambdaAndSize) {
        double lambda = lambdaAndSize[0];
        int size = (int) lambdaAndSize[1];
        DenseMatrix k = Matrices.dense(IntegerBasis.jordan(new double[] {lambda}, new int[] {size}));

        FixedPointAnalysis analysis = FixedPointAnalysis.of(k, Corrector.mcWeeny());
        Purification result = Purifier.of(Corrector.mcWeeny()).purify(k);

        if (lambda == -2) {
            assertThat(analysis.verdict()).isEqualTo(Verdict.DIVERGES);
            assertThat(result.outcome()).isEqualTo(PurificationOutcome.ESCAPED);
        } else if (lambda == 0.5) {
            assertThat(analysis.verdict()).isEqualTo(size > 1 ? Verdict.DIVERGES : Verdict.OTHER_FIXED_POINT);
            assertThat(result.converged()).isFalse();
        } else {
            assertThat(analysis.verdict()).isEqualTo(Verdict.PROJECTOR);
            assertThat(result.rank())
                    .isEqualTo(analysis.count(EigenvalueFate.End.ONE))
                    .isEqualTo(lambda > 0.5 ? size : 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"2", "3", "4", "5"})
    void should_count_the_rank_of_random_matrices(int order) {
        double[] eigenvalues = Matrices.gapped(60, 25, 0.2, new SplittableRandom(order));

        FixedPointAnalysis analysis =
                FixedPointAnalysis.of(Matrices.of(eigenvalues, Matrices.oblique(60, order)), Corrector.order(order));

        assertThat(analysis.verdict()).isEqualTo(Verdict.PROJECTOR);
        assertThat(analysis.count(EigenvalueFate.End.ONE)).isEqualTo(25);
        assertThat(analysis.parts()).hasSize(60);
        double[] found = analysis.parts().stream()
                .mapToDouble(part -> part.eigenvalue().value().getReal())
                .toArray();
        Arrays.sort(eigenvalues);
        assertThat(found).containsExactly(eigenvalues, within(1e-12));
    }

    @Test
    void should_see_one_eigenvalue_of_full_multiplicity_in_a_projector() {
        DenseMatrix projector =
                Matrices.projector(Matrices.gapped(30, 11, 0, new SplittableRandom(1)), Matrices.oblique(30, 1));

        FixedPointAnalysis analysis = FixedPointAnalysis.of(projector, Corrector.mcWeeny());

        assertThat(analysis.parts())
                .extracting(part -> part.eigenvalue().blocks())
                .containsExactly(Collections.nCopies(19, 1), Collections.nCopies(11, 1));
        assertThat(analysis.fixedPoint()).isTrue();
    }

    /** Eq. 6 to 9 at 0, ½ and 1, and with other correctors. */
    @Test
    void should_have_no_solution_of_the_equations_for_larger_blocks() {
        for (double lambda : new double[] {0, 0.5, 1}) {
            Complex at = Complex.ofCartesian(lambda, 0);
            List<Complex> defects = FixedPointEquations.defects(Corrector.mcWeeny(), at, 4);

            assertThat(defects)
                    .containsExactly(
                            Complex.ofCartesian(0, 0),
                            Complex.ofCartesian(6 * lambda - 6 * lambda * lambda - 1, 0),
                            Complex.ofCartesian(3 - 6 * lambda, 0),
                            Complex.ofCartesian(-2, 0));
            assertThat(defects.get(1).abs()).isGreaterThanOrEqualTo(0.5);
        }
        for (int order = 2; order <= 10; order++) {
            for (FixedPoint fixed : org.idem4j.tribuo.corrector.CorrectorProperties.of(Corrector.order(order))
                    .fixedPoints()) {
                assertThat(FixedPointEquations.defects(Corrector.order(order), fixed.point(), 2)
                                .get(1)
                                .abs())
                        .isGreaterThan(0.4);
            }
        }
    }

    @Test
    void should_allow_a_defective_fixed_point_where_the_slope_is_1() {
        Corrector touching = Corrector.of(0.75, 1.25, -2, 1); // x + (x−½)²(x²−x)
        DenseMatrix block = Matrices.dense(IntegerBasis.jordan(new double[] {0.5}, new int[] {2}));

        FixedPointAnalysis analysis = FixedPointAnalysis.of(block, touching);

        assertThat(analysis.fixedPoint()).isTrue();
        assertThat(analysis.kind()).isEqualTo(FixedPoint.Kind.NEUTRAL);
        assertThat(analysis.parts().get(0).eigenvalue().blocks()).containsExactly(2);
    }

    /** 0 repels by 3, and a matrix of zeros leaves nothing to rounding. */
    @Test
    void should_know_the_zero_matrix_for_a_fixed_point_of_every_corrector() {
        FixedPointAnalysis analysis = FixedPointAnalysis.of(new DenseMatrix(2, 2), Corrector.of(3, -2));

        assertThat(analysis.tolerance()).isZero();
        assertThat(analysis.fixedPoint()).isTrue();
        assertThat(analysis.kind()).isEqualTo(FixedPoint.Kind.REPELLING);
    }
}
