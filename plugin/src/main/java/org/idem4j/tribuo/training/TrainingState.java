package org.idem4j.tribuo.training;

import java.util.List;
import java.util.stream.Stream;
import org.idem4j.tribuo.objective.Losses;
import org.idem4j.tribuo.progress.BackOff;
import org.idem4j.tribuo.progress.EpochRecord;
import org.idem4j.tribuo.progress.TrainingOutcome;

/**
 * Where a run stands between two epochs: with the optimiser's state, all that the next one depends on and that plan, data and
 * seed do not give again.
 *
 * @param epoch The epochs gone through, those that diverged among them.
 * @param steps The steps that the learning rate's schedule counts.
 * @param draws How far the random streams have come.
 * @param last The network.
 * @param fallback The one to go back to when training diverges.
 * @param validated The one of the lowest validation score.
 * @param lowest The lowest losses so far.
 * @param history The measurements of the epochs that did not diverge.
 * @param backOffs The others, in order.
 * @param outcome How the run ended; null while it goes on.
 */
record TrainingState(
        int epoch,
        long steps,
        RandomStreams.Draws draws,
        Snapshot last,
        BestSnapshot fallback,
        BestSnapshot validated,
        Losses lowest,
        History history,
        List<BackOff> backOffs,
        TrainingOutcome outcome) {

    /** What is left of the learning rate, and of the weights of all terms but the reconstruction, after each back-off. */
    private static final double LEFT = 0.25;

    TrainingState {
        backOffs = List.copyOf(backOffs);
    }

    /** Before the first epoch. */
    static TrainingState initial(float[] parameters, List<String> terms, RandomStreams.Draws draws) {
        Snapshot initial = new Snapshot(0, parameters);
        BestSnapshot best = BestSnapshot.of(initial);
        Losses none = Losses.all(terms, Double.POSITIVE_INFINITY);
        return new TrainingState(0, 0, draws, initial, best, best, none, History.NONE, List.of(), null);
    }

    /** What is left after so many back-offs. */
    static double factor(int backOffs) {
        return Math.pow(LEFT, backOffs);
    }

    /** What the configured learning rate, and the weights of all terms but the reconstruction, are to be multiplied by. */
    double factor() {
        return factor(backOffs.size());
    }

    /**
     * After an epoch that went well.
     *
     * @param run What it gave. Its losses tell of the network that it began with: they say nothing of its last step.
     * @param reached The network at its end.
     * @param measured Its measurements.
     * @param validation The validation score of {@code reached}; NaN without validation rows.
     */
    TrainingState after(EpochRun.Result run, Snapshot reached, EpochRecord measured, double validation) {
        return new TrainingState(
                reached.epoch(),
                run.steps(),
                run.draws(),
                reached,
                fallback.or(last, run.losses().first()),
                validated.or(reached, validation),
                run.lowest().lower(run.losses()),
                history.plus(measured),
                backOffs,
                null);
    }

    /**
     * Back at the fallback, after an epoch that diverged.
     *
     * @param run What the epoch gave.
     * @param nextSteps The steps that were planned to its end.
     */
    TrainingState backedOff(EpochRun.Result run, long nextSteps) {
        BackOff backOff = new BackOff(epoch + 1, fallback.epoch(), factor(backOffs.size() + 1));
        return new TrainingState(
                backOff.epoch(),
                nextSteps,
                run.draws(),
                fallback.snapshot(),
                fallback,
                validated,
                run.lowest(),
                history,
                Stream.concat(backOffs.stream(), Stream.of(backOff)).toList(),
                null);
    }

    /** At its end with the fallback, after an epoch that diverged once too often. */
    TrainingState givenUp(EpochRun.Result run) {
        return new TrainingState(
                epoch + 1,
                run.steps(),
                run.draws(),
                fallback.snapshot(),
                fallback,
                validated,
                run.lowest(),
                history,
                backOffs,
                TrainingOutcome.DIVERGED);
    }

    /** The same at the end of the run. */
    TrainingState ended(TrainingOutcome how) {
        return new TrainingState(epoch, steps, draws, last, fallback, validated, lowest, history, backOffs, how);
    }
}
