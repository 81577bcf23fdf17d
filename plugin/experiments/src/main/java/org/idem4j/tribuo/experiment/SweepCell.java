package org.idem4j.tribuo.experiment;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.idem4j.tribuo.experiment.noise.Measurement;
import org.idem4j.tribuo.experiment.noise.Method;
import org.idem4j.tribuo.experiment.noise.RunResult;
import org.idem4j.tribuo.experiment.noise.Subject;
import org.idem4j.tribuo.progress.TrainingOutcome;

/**
 * The runs of one setting.
 *
 * @param subject The network.
 * @param method The method.
 * @param rate The learning rate.
 * @param runs Its runs, at least one.
 */
record SweepCell(Subject subject, Method method, double rate, List<RunResult> runs) {

    /** The runs that count: those that ended better than they began. */
    List<RunResult> kept() {
        return runs.stream().filter(RunResult::improved).toList();
    }

    /** How many runs ceased to be finite. */
    long diverged() {
        return runs.stream()
                .filter(run -> run.outcome() == TrainingOutcome.DIVERGED)
                .count();
    }

    /** The mean over all runs of a figure at the start. */
    double start(ToDoubleFunction<Measurement> figure) {
        return runs.stream()
                .mapToDouble(run -> figure.applyAsDouble(run.start()))
                .average()
                .orElseThrow();
    }

    /** The mean over the runs that count of a figure at the end; NaN without any. */
    double end(ToDoubleFunction<Measurement> figure) {
        return kept().stream()
                .mapToDouble(run -> figure.applyAsDouble(run.end()))
                .average()
                .orElse(Double.NaN);
    }

    /** The paper's idempotent error at the end, as {@link #end}. */
    double error() {
        return end(Measurement::error);
    }

    /** The standard deviation over the runs that count of the error at the end; NaN with fewer than two. */
    double errorDeviation() {
        double mean = error();
        double[] errors = kept().stream().mapToDouble(run -> run.end().error()).toArray();
        double sum = 0;
        for (double error : errors) {
            sum += (error - mean) * (error - mean);
        }
        return errors.length > 1 ? Math.sqrt(sum / (errors.length - 1)) : Double.NaN;
    }

    /** The median over the runs that count of the error at the end, which one slow run does not move; NaN without any. */
    double errorMedian() {
        return median(kept(), run -> run.end().error());
    }

    /** The median over the runs of the seconds of a step. */
    double secondsPerStep() {
        return median(runs, RunResult::secondsPerStep);
    }

    private static double median(List<RunResult> runs, ToDoubleFunction<RunResult> figure) {
        double[] sorted = runs.stream().mapToDouble(figure).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** The setting of least error among those with a run that counts. */
    static Optional<SweepCell> best(List<SweepCell> cells) {
        return cells.stream().filter(cell -> !cell.kept().isEmpty()).min(Comparator.comparingDouble(SweepCell::error));
    }
}
