package org.idem4j.tribuo.corrector.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.idem4j.tribuo.corrector.Corrector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.math.la.DenseMatrix;

/** Every way not to converge has its outcome. */
class PurificationFailureTest {

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void should_stand_still_at_an_eigenvalue_of_a_half(int order) {
        Purifier purifier = Purifier.of(Corrector.order(order));
        double[][] exact = {{0.5, 0, 0}, {0, 1, 0}, {0, 0, 0}};

        assertThat(purifier.purify(Matrices.dense(exact)).outcome()).isEqualTo(PurificationOutcome.STOOD_STILL);
        assertThat(purifier.purify(Matrices.dense(IntegerBasis.similar(exact))).outcome())
                .isEqualTo(PurificationOutcome.STOOD_STILL);
    }

    @Test
    void should_stand_still_where_only_rounding_tells_an_eigenvalue_from_a_half() {
        double[] eigenvalues = {0.5, 0.98, 0.01, 1.1, -0.05};
        for (long seed = 0; seed < 20; seed++) {
            Purification result = Purifier.of(Corrector.mcWeeny())
                    .purify(Matrices.symmetrised(Matrices.of(eigenvalues, Matrices.orthogonal(5, seed))));

            assertThat(result.outcome()).as("seed %d", seed).isEqualTo(PurificationOutcome.STOOD_STILL);
        }
    }

    @Test
    void should_decide_about_an_eigenvalue_near_a_half_by_its_side() {
        for (double distance : new double[] {1e-3, 1e-6, 1e-10}) {
            DenseMatrix above = Matrices.dense(IntegerBasis.similar(new double[][] {{0.5 + distance, 0}, {0, 0}}));
            DenseMatrix below = Matrices.dense(IntegerBasis.similar(new double[][] {{0.5 - distance, 0}, {0, 0}}));

            assertThat(Purifier.of(Corrector.mcWeeny()).purify(above).rank()).isEqualTo(1);
            assertThat(Purifier.of(Corrector.mcWeeny()).purify(below).rank()).isZero();
        }
    }

    @Test
    void should_escape_from_outside_the_basin() {
        Purification result = Purifier.of(Corrector.mcWeeny())
                .purify(Matrices.dense(IntegerBasis.similar(new double[][] {{1.37 + 1, 0}, {0, 0}})));

        assertThat(result.outcome()).isEqualTo(PurificationOutcome.ESCAPED);
        assertThat(result.matrix().get(0, 0)).isFinite();
        assertThat(result.residuals()).allMatch(Residual::finite);
        assertThatIllegalStateException()
                .isThrownBy(result::projector)
                .withMessageContaining("did not converge")
                .withMessageContaining("beyond all bounds");
    }

    @Test
    void should_escape_at_once_where_the_square_is_beyond_all_numbers() {
        DenseMatrix huge = Matrices.dense(new double[][] {{1e200}});

        Purification result = Purifier.of(Corrector.mcWeeny()).purify(huge);

        assertThat(result.outcome()).isEqualTo(PurificationOutcome.ESCAPED);
        assertThat(result.matrix().get(0, 0)).isEqualTo(1e200);
    }

    @Test
    void should_be_undecided_on_a_cycle_of_two() {
        // (1±√5)/2 are the fixed points of x² − x = 1, and 3x² − 2x³ swaps them.
        double golden = (1 + Math.sqrt(5)) / 2;

        Purification result =
                Purifier.of(Corrector.mcWeeny()).purify(Matrices.dense(new double[][] {{golden, 0}, {0, 1}}));

        assertThat(result.outcome()).isIn(PurificationOutcome.UNDECIDED, PurificationOutcome.ESCAPED);
    }

    @Test
    void should_not_converge_at_a_defective_half() {
        DenseMatrix defective = Matrices.dense(IntegerBasis.jordan(new double[] {0.5}, new int[] {2}));

        assertThat(Purifier.of(Corrector.mcWeeny()).purify(defective).converged())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOOD_STILL", "ESCAPED", "UNDECIDED"})
    void should_name_a_remedy(String outcome) {
        assertThat(PurificationOutcome.valueOf(outcome).explanation())
                .containsAnyOf("add", "contract", "Contract")
                .endsWith(".");
    }
}
