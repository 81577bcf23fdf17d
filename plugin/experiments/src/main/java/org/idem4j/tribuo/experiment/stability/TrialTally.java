package org.idem4j.tribuo.experiment.stability;

import java.util.ArrayList;
import java.util.List;
import org.idem4j.tribuo.corrector.matrix.Purification;
import org.idem4j.tribuo.corrector.matrix.PurificationOutcome;
import org.idem4j.tribuo.corrector.matrix.Residual;

/** Counts what becomes of matrices, one after the other. */
final class TrialTally {

    private final String recurrence;
    private final double norm;
    private final List<Integer> iterations = new ArrayList<>();
    private List<Double> residuals = List.of();
    private int trials;
    private int guaranteed;
    private int broken;
    private int rankKept;
    private int escaped;

    TrialTally(String recurrence, double norm) {
        this.recurrence = recurrence;
        this.norm = norm;
    }

    /**
     * Counts a matrix.
     *
     * @param rank The rank of P.
     * @param residual ‖K² − K‖₂.
     * @param purification What became of K.
     */
    void add(long rank, double residual, Purification purification) {
        trials++;
        boolean sure = residual < purification.guarantee();
        guaranteed += sure ? 1 : 0;
        if (purification.converged()) {
            rankKept += purification.rank() == rank ? 1 : 0;
            if (iterations.isEmpty()) {
                residuals = purification.residuals().stream()
                        .map(Residual::frobenius)
                        .toList();
            }
            iterations.add(purification.iterations());
        } else {
            broken += sure ? 1 : 0;
            escaped += purification.outcome() == PurificationOutcome.ESCAPED ? 1 : 0;
        }
    }

    TrialCell cell() {
        int[] sorted = iterations.stream().mapToInt(Integer::intValue).sorted().toArray();
        int count = sorted.length;
        return new TrialCell(
                recurrence,
                norm,
                trials,
                guaranteed,
                count,
                broken,
                rankKept,
                escaped,
                count == 0 ? Double.NaN : (sorted[(count - 1) / 2] + sorted[count / 2]) / 2.0,
                count == 0 ? 0 : sorted[count - 1],
                residuals);
    }
}
