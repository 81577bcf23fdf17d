package org.idem4j.tribuo.experiment.frontier;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.idem4j.tribuo.progress.TrainingOutcome;

/**
 * The runs of one setting on one table.
 *
 * @param table The table's name.
 * @param way The way to idempotence.
 * @param strength Its weight or rank; 0 for reconstruction alone.
 * @param runs Its runs, at least one.
 */
record FrontierCell(String table, Way way, double strength, List<FrontierResult> runs) {

    /** The mean over the runs of the error after one pass. */
    double repair() {
        return mean(FrontierResult::repair);
    }

    /** The geometric mean over the runs of the gap, since it goes over decades. */
    double gap() {
        return Math.exp(mean(run -> Math.log(run.gap())));
    }

    /** The mean over the runs of a figure. */
    double mean(ToDoubleFunction<FrontierResult> figure) {
        return runs.stream().mapToDouble(figure).average().orElseThrow();
    }

    /** How many runs diverged for good. */
    long diverged() {
        return runs.stream()
                .filter(run -> run.outcome() == TrainingOutcome.DIVERGED)
                .count();
    }
}
