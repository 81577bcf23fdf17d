package org.idem4j.tribuo.cli;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import org.idem4j.tribuo.experiment.frame.ExperimentListener;

/** Shows an experiment: a bar with the time left on a terminal, a line now and then elsewhere. */
final class PointProgress implements ExperimentListener {

    private static final double SECONDS_BETWEEN_LINES = 30;
    /** The bar counts thousandths of the guessed time. */
    private static final int PARTS = 1000;

    private final String title;
    private final PrintStream out;
    private final boolean terminal;
    private ProgressBar bar;
    private int points;
    private int ended;
    private double total;
    private long start;
    private long lastLine;

    PointProgress(String title, PrintStream out, boolean terminal) {
        this.title = title;
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void started(int toRun, int there, double seconds) {
        points = toRun;
        total = seconds;
        start = System.nanoTime();
        lastLine = start;
        out.printf(
                Locale.ROOT,
                "%s: %d %s to run, about %s on two cores; %d there already%n",
                title,
                toRun,
                toRun == 1 ? "point" : "points",
                duration(seconds),
                there);
        if (terminal && toRun > 0) {
            bar = ProgressBars.begin(title, PARTS, "‰", 1);
        }
    }

    @Override
    public void progressed(String id, double seconds) {
        tell(ended + 1, id, seconds);
    }

    @Override
    public void pointEnded(String id, double seconds) {
        ended++;
        tell(ended, id, seconds);
    }

    private void tell(int number, String id, double seconds) {
        if (bar != null) {
            bar.setExtraMessage(number + "/" + points + " " + id);
            bar.stepTo(Math.round(PARTS * seconds / total));
        } else if (ended == points || (System.nanoTime() - lastLine) * 1e-9 >= SECONDS_BETWEEN_LINES) {
            line(id, seconds);
        }
    }

    private void line(String id, double seconds) {
        lastLine = System.nanoTime();
        double left = (lastLine - start) * 1e-9 * Math.max(0, total - seconds) / seconds;
        out.printf(
                Locale.ROOT, "%s: %d of %d points, at %s, about %s left%n", title, ended, points, id, duration(left));
    }

    private static String duration(double seconds) {
        long minutes = Math.round(seconds / 60);
        if (seconds < 100) {
            return String.format(Locale.ROOT, "%.0f s", seconds);
        }
        return minutes < 100 ? minutes + " min" : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }

    @Override
    public void ended() {
        if (bar != null) {
            bar.close();
        }
    }
}
