package org.idem4j.tribuo.cli;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How much each pass changes the rows, gathered batch by batch. */
final class PassChanges {

    private final float[] units;
    private final double[] squares;
    private final long[] cells;

    /**
     * Begins to gather.
     *
     * @param passes How many passes there are.
     * @param units Per column what a change is divided by.
     */
    PassChanges(int passes, float[] units) {
        this.units = units;
        this.squares = new double[passes];
        this.cells = new long[passes];
    }

    /** Adds a pass over rows; a missing cell, NaN, has no change. */
    void add(int pass, float[] before, float[] after) {
        for (int i = 0; i < before.length; i++) {
            if (!Float.isNaN(before[i])) {
                double change = ((double) after[i] - before[i]) / units[i % units.length];
                squares[pass] += change * change;
                cells[pass]++;
            }
        }
    }

    /** The root mean square over rows and columns. */
    double rms(int pass) {
        return Math.sqrt(squares[pass] / cells[pass]);
    }

    @Override
    public String toString() {
        return IntStream.range(0, squares.length)
                .mapToObj(pass -> String.format(Locale.ROOT, "%.3g", rms(pass)))
                .collect(Collectors.joining(", "));
    }
}
