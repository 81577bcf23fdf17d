package org.idem4j.tribuo.cli;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import org.idem4j.tribuo.tuning.Candidate;
import org.idem4j.tribuo.tuning.Search;
import org.idem4j.tribuo.tuning.Trial;
import org.idem4j.tribuo.tuning.TuningListener;

/** Shows a search: a bar with the time left on a terminal, a line for each candidate elsewhere. */
final class TuneProgress implements TuningListener {

    /** The bar counts hundredths of a candidate. */
    private static final int PARTS = 100;

    private final Search search;
    private final PrintStream out;
    private final boolean terminal;
    private ProgressBar bar;
    private int candidates;
    private int tried;
    private double done;
    private double lowest = Double.POSITIVE_INFINITY;
    private String best = "none";
    private long start;

    TuneProgress(Search search, PrintStream out, boolean terminal) {
        this.search = search;
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void started(int toTry, int there) {
        candidates = toTry;
        start = System.nanoTime();
        out.printf(Locale.ROOT, "tune: %d candidates to train, %d there already%n", toTry, there);
        if (terminal && toTry > 0) {
            bar = ProgressBars.begin("tune", (long) PARTS * toTry, " candidates", PARTS);
        }
    }

    @Override
    public void progressed(double share) {
        done = share;
        if (bar != null) {
            bar.stepTo(Math.round(PARTS * share));
        }
    }

    @Override
    public void tried(Candidate candidate, Trial trial) {
        tried++;
        double score = trial.score(search.criterion());
        if (score < lowest && (search.largestGap() == 0 || trial.mean(Trial.Run::gap) <= search.largestGap())) {
            lowest = score;
            best = candidate.id();
        }
        if (bar != null) {
            bar.setExtraMessage("best: " + best);
        } else {
            out.printf(
                    Locale.ROOT,
                    "tune: %d of %d, %s: repair RMSE %.4f, gap %.2e; best so far: %s; about %.0f s left%n",
                    tried,
                    candidates,
                    candidate.id(),
                    trial.mean(Trial.Run::repair),
                    trial.mean(Trial.Run::gap),
                    best,
                    (System.nanoTime() - start) * 1e-9 * (candidates - done) / done);
        }
    }

    @Override
    public void ended() {
        if (bar != null) {
            bar.close();
        }
    }
}
