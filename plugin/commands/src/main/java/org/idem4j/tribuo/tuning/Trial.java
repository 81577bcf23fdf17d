package org.idem4j.tribuo.tuning;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.idem4j.tribuo.progress.TrainingOutcome;

/**
 * What a candidate did on the validation rows.
 *
 * @param runs One for each seed.
 */
public record Trial(List<Run> runs) {

    /**
     * One training, measured on the validation rows in units of each column's deviation.
     *
     * @param repeat 0 for the trainer's own seed, above for that of the search plus this.
     * @param inputError The error before any repair.
     * @param repair The error after one pass.
     * @param worst The largest error after one to ten passes.
     * @param gap The change by a second pass.
     * @param outcome How training ended.
     * @param epochs How many epochs were run.
     * @param seconds How long training took, beside others perhaps.
     */
    public record Run(
            int repeat,
            double inputError,
            double repair,
            double worst,
            double gap,
            TrainingOutcome outcome,
            int epochs,
            double seconds) {}

    /**
     * A mean over the runs.
     *
     * @param figure What of a run.
     * @return The mean; infinite where a run diverged or its figure is not finite.
     */
    public double mean(ToDoubleFunction<Run> figure) {
        double sum = 0;
        for (Run run : runs) {
            double value = run.outcome() == TrainingOutcome.DIVERGED ? Double.NaN : figure.applyAsDouble(run);
            sum += Double.isFinite(value) ? value : Double.POSITIVE_INFINITY;
        }
        return sum / runs.size();
    }

    /**
     * What the candidate is judged by: the lower the better.
     *
     * @param criterion The criterion.
     * @return The mean over the runs.
     */
    public double score(Criterion criterion) {
        return mean(criterion == Criterion.FIRST_PASS ? Run::repair : Run::worst);
    }
}
