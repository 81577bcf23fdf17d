package org.idem4j.tribuo.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import org.idem4j.tribuo.data.RowProgress;

/** Shows a walk through many rows: a bar with the time left on a terminal, a line now and then elsewhere; nothing of a short one. */
final class RowBar implements RowProgress, AutoCloseable {

    private static final int STEPS = 1000;
    private static final long SECOND = 1_000_000_000L;
    /** Seconds between lines where there is no terminal. */
    private static final long BETWEEN = 10;

    private final String title;
    private final PrintStream out;
    private final boolean terminal;
    private final LongSupplier clock;
    private final long start;
    private long next = SECOND;
    private ProgressBar bar;

    /**
     * At the beginning.
     *
     * @param title What stands before it, "reading table.csv" say.
     * @param clock Nanoseconds.
     */
    RowBar(String title, PrintStream out, boolean terminal, LongSupplier clock) {
        this.title = title;
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
        this.start = clock.getAsLong();
    }

    /** On this program's own terminal. */
    static RowBar of(String title) {
        return new RowBar(title, System.err, System.console() != null, System::nanoTime);
    }

    @Override
    public void at(long rows, double share) {
        long elapsed = clock.getAsLong() - start;
        if (elapsed < next) {
            return;
        }
        boolean known = share > 0;
        if (terminal && known) {
            bar = bar == null ? ProgressBars.begin(title, STEPS, "", 1) : bar;
            bar.setExtraMessage(String.format(Locale.ROOT, "%,d rows", rows));
            bar.stepTo(Math.round(STEPS * share));
            next = elapsed + SECOND / 10;
        } else {
            double left = elapsed * 1e-9 * (1 - share) / share;
            out.printf(
                    Locale.ROOT,
                    "%s: %,d rows%s%n",
                    title,
                    rows,
                    known ? String.format(Locale.ROOT, ", %.0f %%, about %.0f s left", 100 * share, left) : "");
            next = elapsed + BETWEEN * SECOND;
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.stepTo(STEPS);
            bar.close();
        }
    }
}
