package org.idem4j.tribuo.cli;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import org.idem4j.tribuo.evaluation.NoiseSpread;
import org.idem4j.tribuo.network.RankTrial;
import org.idem4j.tribuo.progress.BackOff;
import org.idem4j.tribuo.progress.EpochRecord;
import org.idem4j.tribuo.progress.TrainingListener;
import org.idem4j.tribuo.progress.TrainingOutcome;

/** Shows training: a bar with the time left on a terminal, a line now and then elsewhere. */
final class EpochProgress implements TrainingListener {

    /** How many lines a run prints where there is no terminal. */
    private static final int LINES = 10;

    private final String title;
    private final PrintStream out;
    private final boolean terminal;
    private ProgressBar bar;
    private int epochs;
    private int before;
    private boolean collapsed;
    private long start;

    EpochProgress(String title, PrintStream out, boolean terminal) {
        this.title = title;
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void rankTried(RankTrial trial) {
        out.printf(
                Locale.ROOT,
                "%s: tried rank %d, error %.4f on held-out rows after a short training%n",
                title,
                trial.rank(),
                trial.error());
    }

    @Override
    public void started(int rows, int dimension, int planned) {
        epochs = planned;
        before = 0;
        collapsed = false;
        start = System.nanoTime();
        if (terminal && planned > 0) {
            bar = ProgressBars.begin(title, planned, " epochs", 1);
        }
    }

    @Override
    public void resumed(int epoch) {
        before = epoch;
        if (bar != null) {
            bar.stepTo(epoch);
        } else {
            out.printf(Locale.ROOT, "%s: goes on after epoch %d of %d%n", title, epoch, epochs);
        }
    }

    @Override
    public void epochEnded(EpochRecord epoch) {
        epoch.onNoise().ifPresent(noise -> tellOf(noise, epoch.epoch()));
        if (bar != null) {
            StringBuilder brief = new StringBuilder();
            append(brief, "loss", epoch.reconstruction());
            append(brief, "gap", epoch.gap());
            bar.setExtraMessage(brief.toString());
            bar.step();
        } else if (epoch.epoch() == 1 || epoch.epoch() == epochs || epoch.epoch() % Math.max(1, epochs / LINES) == 0) {
            double seconds = (System.nanoTime() - start) / 1e9;
            double left = seconds / (epoch.epoch() - before) * (epochs - epoch.epoch());
            out.printf(
                    Locale.ROOT,
                    "%s: epoch %d of %d, %s, %.0f s left%n",
                    title,
                    epoch.epoch(),
                    epochs,
                    state(epoch),
                    left);
        }
    }

    /** Tells of what becomes of noise where that has changed. */
    private void tellOf(NoiseSpread noise, int epoch) {
        if (noise.collapsed() == collapsed) {
            return;
        }
        collapsed = noise.collapsed();
        out.printf(
                Locale.ROOT,
                "%s%s: epoch %d of %d, %s: the spread of its pixels is %.3f, that of true images %.3f%n",
                bar == null ? "" : System.lineSeparator(),
                title,
                epoch,
                epochs,
                collapsed
                        ? "warning: the network makes nearly one image of all noise"
                        : "what the network makes of noise differs again",
                noise.spread(),
                noise.truth());
    }

    @Override
    public void backedOff(BackOff backOff) {
        if (bar != null) {
            bar.setExtraMessage("diverged, back to epoch " + backOff.returnedTo());
            bar.step();
        } else {
            out.printf(
                    Locale.ROOT,
                    "%s: epoch %d of %d diverged; on from epoch %d with %s of the learning rate and idempotenceWeight%n",
                    title,
                    backOff.epoch(),
                    epochs,
                    backOff.returnedTo(),
                    BackOffText.share(backOff.factor()));
        }
    }

    private static String state(EpochRecord epoch) {
        StringBuilder state = new StringBuilder();
        append(state, "loss", epoch.reconstruction());
        append(state, "gap", epoch.gap());
        append(state, "validation loss", epoch.validationReconstruction());
        append(state, "validation gap", epoch.validationGap());
        return state.toString();
    }

    private static void append(StringBuilder state, String name, double value) {
        if (!Double.isNaN(value)) {
            state.append(state.isEmpty() ? "" : ", ").append(String.format(Locale.ROOT, "%s %.4f", name, value));
        }
    }

    @Override
    public void ended(TrainingOutcome outcome) {
        if (bar != null) {
            bar.close();
        }
    }
}
