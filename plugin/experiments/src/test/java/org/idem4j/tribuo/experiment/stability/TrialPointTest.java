package org.idem4j.tribuo.experiment.stability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.corrector.matrix.Purification;
import org.idem4j.tribuo.corrector.matrix.Purifier;
import org.idem4j.tribuo.experiment.dynamics.Recurrence;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.frame.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tribuo.math.la.DenseMatrix;

class TrialPointTest {

    private static final int SIZE = 6;
    private static final int TRIALS = 25;

    private static TrialResult run(MatrixShape shape, List<Double> norms) {
        List<TrialPoint.Iterated> recurrences =
                Recurrence.defaults().stream().map(TrialPoint.Iterated::of).toList();
        var trials = new TrialPoint.Trials(SIZE, shape, norms, TRIALS, 7, recurrences);
        return new TrialPoint("point", trials).run(share -> {});
    }

    /** ‖D‖₂ + ‖D‖₂² is below ¼ for .2, so that all are sure to come to a projector of P's rank. */
    @Test
    void should_come_to_a_projector_where_that_is_guaranteed() {
        for (TrialCell cell : run(MatrixShape.SYMMETRIC, List.of(0.1, 0.2)).cells()) {
            assertThat(cell.guaranteed()).isEqualTo(TRIALS);
            assertThat(cell.converged()).isEqualTo(TRIALS);
            assertThat(cell.rankKept()).isEqualTo(TRIALS);
            assertThat(cell.broken()).isZero();
            assertThat(cell.residuals().get(0)).isBetween(0.01, 0.25 * Math.sqrt(SIZE));
            assertThat(cell.residuals().get(cell.residuals().size() - 1)).isLessThan(1e-13);
        }
    }

    @ParameterizedTest
    @EnumSource(MatrixShape.class)
    void should_never_break_the_guarantee(MatrixShape shape) {
        TrialResult result = run(shape, List.of(0.05, 0.15, 0.25, 0.4, 0.8));

        assertThat(result.cells()).hasSize(4 * 5).allSatisfy(cell -> {
            assertThat(cell.broken()).isZero();
            assertThat(cell.converged()).isBetween(cell.guaranteed(), TRIALS);
        });
        assertThat(result.cells().stream().mapToInt(TrialCell::guaranteed).sum())
                .isBetween(TRIALS, 15 * TRIALS);
    }

    /** A symmetric matrix becomes idempotent just if each of its eigenvalues, alone, goes to 0 or 1. */
    @Test
    void should_converge_as_the_eigenvalues_do() {
        double norm = 0.7;
        SplittableRandom random = new SplittableRandom(7);
        int expected = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            NearIdempotent drawn = NearIdempotent.draw(SIZE, MatrixShape.SYMMETRIC, random.split());
            expected += eigenvaluesSettle(drawn.at(norm)) ? 1 : 0;
        }

        TrialCell cell = run(MatrixShape.SYMMETRIC, List.of(norm)).cells().get(0);

        assertThat(cell.converged()).isEqualTo(expected).isBetween(1, TRIALS - 1);
        assertThat(cell.escaped()).isEqualTo(TRIALS - expected);
    }

    private static boolean eigenvaluesSettle(DMatrixRMaj k) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(SIZE, false, true);
        eigen.decompose(k.copy());
        return IntStream.range(0, SIZE).allMatch(i -> settles(eigen.getEigenvalue(i).real));
    }

    private static boolean settles(double eigenvalue) {
        double x = eigenvalue;
        for (int i = 0; i < 1000; i++) {
            x = x * x * (3 - 2 * x);
        }
        return Math.abs(x * x - x) < 1e-9;
    }

    @Test
    void should_count_a_broken_guarantee() {
        TrialTally tally = new TrialTally("r", 0.1);
        Purification escaping =
                Purifier.of(Corrector.mcWeeny()).purify(DenseMatrix.createDenseMatrix(new double[][] {{3}}));

        tally.add(0, 0.24, escaping);
        tally.add(0, 0.26, escaping);

        assertThat(tally.cell().guaranteed()).isEqualTo(1);
        assertThat(tally.cell().broken()).isEqualTo(1);
        assertThat(tally.cell().escaped()).isEqualTo(2);
        assertThat(tally.cell().medianIterations()).isNaN();
    }

    @Test
    void should_give_the_same_bits_again() {
        assertThat(run(MatrixShape.GENERAL, List.of(0.3))).isEqualTo(run(MatrixShape.GENERAL, List.of(0.3)));
    }

    @Test
    void should_say_and_draw_what_there_is() {
        TrialResult small = run(MatrixShape.SYMMETRIC, List.of(0.1, 0.2, 0.8));

        Findings findings = Stability.at(Scale.QUICK).findings(Map.of("n4-symmetric", small));

        assertThat(String.join(" ", findings.summary()))
                .contains(
                        "Every fixed point but 0 and 1 repels *for every γ above 0*",
                        "No Jordan block larger than 1 is a fixed point",
                        "0 of these failed");
        assertThat(findings.allTables()).hasSize(4);
        assertThat(findings.tables().get(0).csv()).contains("order 4,0.5,0.0,2.1875,0.0,2.1875,repelling,0.0");
        assertThat(findings.tables().get(2).csv()).contains("\"order 2, γ = 0.25\",0.25,1,0.5");
        assertThat(findings.figures())
                .hasSize(4)
                .allSatisfy(figure -> assertThat(figure.picture().svg()).isPresent());
    }
}
