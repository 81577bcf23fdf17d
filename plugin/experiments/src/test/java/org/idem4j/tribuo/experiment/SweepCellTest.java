package org.idem4j.tribuo.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.experiment.noise.Measurement;
import org.idem4j.tribuo.experiment.noise.Method;
import org.idem4j.tribuo.experiment.noise.PaperNetwork;
import org.idem4j.tribuo.experiment.noise.RunResult;
import org.idem4j.tribuo.objective.GradientRule;
import org.idem4j.tribuo.objective.GradientScale;
import org.idem4j.tribuo.progress.TrainingOutcome;
import org.junit.jupiter.api.Test;

/** The draft's rule: runs that end no better than they began do not count. */
class SweepCellTest {

    private static RunResult run(TrainingOutcome outcome, double start, double end, double seconds) {
        return new RunResult(
                outcome,
                10,
                new Measurement(start, start, 1, 2, 3),
                new Measurement(end, end, 4, 5, 6),
                List.of(),
                "",
                seconds);
    }

    private static SweepCell cell(RunResult... runs) {
        return new SweepCell(
                PaperNetwork.B1.trained(1, 10),
                Method.of(GradientRule.MODIFIED, GradientScale.PAPER, Corrector.mcWeeny()),
                0.1,
                List.of(runs));
    }

    @Test
    void should_average_the_runs_that_improved() {
        SweepCell cell = cell(
                run(TrainingOutcome.COMPLETED, 1, 0.1, 5),
                run(TrainingOutcome.COMPLETED, 1, 0.4, 1),
                run(TrainingOutcome.COMPLETED, 1, 1, 2),
                run(TrainingOutcome.COMPLETED, 1, 1.5, 3),
                run(TrainingOutcome.DIVERGED, 2, Double.NaN, 4));

        assertThat(cell.kept()).hasSize(2);
        assertThat(cell.diverged()).isEqualTo(1);
        assertThat(cell.error()).isCloseTo(0.25, within(1e-15));
        assertThat(cell.errorDeviation()).isCloseTo(Math.sqrt(2) * 0.15, within(1e-15));
        assertThat(cell.end(Measurement::effectiveRank)).isEqualTo(5);
        assertThat(cell.start(Measurement::error)).isCloseTo(6 / 5.0, within(1e-15));
        assertThat(cell.errorMedian()).isCloseTo(0.25, within(1e-15));
        assertThat(cell.secondsPerStep()).isEqualTo(3);
    }

    @Test
    void should_have_no_mean_without_a_run_that_improved() {
        SweepCell cell = cell(run(TrainingOutcome.COMPLETED, 1, 1, 1));

        assertThat(cell.error()).isNaN();
        assertThat(cell.errorDeviation()).isNaN();
        assertThat(cell.errorMedian()).isNaN();
        assertThat(SweepCell.best(List.of(cell))).isEmpty();
    }

    @Test
    void should_find_the_setting_of_least_error() {
        SweepCell none = cell(run(TrainingOutcome.DIVERGED, 1, Double.NaN, 1));
        SweepCell good = cell(run(TrainingOutcome.COMPLETED, 1, 0.1, 1));
        SweepCell better = cell(run(TrainingOutcome.COMPLETED, 1, 0.05, 1));

        assertThat(SweepCell.best(List.of(none, good, better))).contains(better);
    }
}
