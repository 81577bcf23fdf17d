package org.idem4j.onnx.repair;

import java.util.Arrays;
import org.idem4j.onnx.selfmap.DenseRows;

/**
 * Implausible cells found and filled, given the others: a row whose cells are all plausible is left bit by bit, so that what is
 * written is left alone by a second run.
 *
 * @param f Fills.
 * @param check Finds.
 */
record PlausibleRows(RepairFacts.Known f, CellCheck check) {

    /** How often cells are found in what was filled, before a row counts as one of which nobody can tell which cells are odd. */
    private static final int MOST_ROUNDS = 10;

    /**
     * Fills missing and implausible cells.
     *
     * @param rows Row-major, NaN where a cell is missing; left as they are.
     * @return The rows; one that doesn't become plausible keeps what it had, missing cells filled.
     */
    SettledRows apply(float[] rows) {
        int n = check.columns();
        int count = DenseRows.count(rows.length, n);
        float[] given = filled(rows);
        float[] values = given.clone();
        boolean[] settled = new boolean[count];
        int[] replacements = new int[count];
        float[] gapped = rows.clone();
        int[] open = new int[count];
        Arrays.setAll(open, row -> row);
        boolean[] found = check.implausible(rows);
        for (int i = 0; i < rows.length; i++) {
            replacements[i / n] |= Float.isNaN(rows[i]) ? 1 : 0;
        }
        for (int round = 0; round <= MOST_ROUNDS && open.length > 0; round++) {
            int left = 0;
            for (int i = 0; i < open.length; i++) {
                boolean[] odd = Arrays.copyOfRange(found, i * n, (i + 1) * n);
                settled[open[i]] = none(odd);
                if (!settled[open[i]] && round < MOST_ROUNDS && takeOut(odd, gapped, open[i] * n)) {
                    open[left++] = open[i];
                }
            }
            open = Arrays.copyOf(open, left);
            float[] filled = filled(gathered(gapped, open));
            for (int i = 0; i < open.length; i++) {
                replacements[open[i]]++;
                System.arraycopy(filled, i * n, values, open[i] * n, n);
            }
            // What was missing is judged, too: it is what a second run sees.
            found = check.implausible(filled);
        }
        restoreUnsettled(given, values, settled, replacements);
        return new SettledRows(new RepairedRows(rows, values), replacements, settled);
    }

    private static boolean none(boolean[] odd) {
        for (boolean one : odd) {
            if (one) {
                return false;
            }
        }
        return true;
    }

    /** Whether there was something to take out, and something is left to fill from. */
    private static boolean takeOut(boolean[] odd, float[] gapped, int start) {
        boolean more = false;
        boolean rest = false;
        for (int c = 0; c < odd.length; c++) {
            more |= odd[c] && !Float.isNaN(gapped[start + c]);
            gapped[start + c] = odd[c] ? Float.NaN : gapped[start + c];
            rest |= !Float.isNaN(gapped[start + c]);
        }
        return more && rest;
    }

    private float[] gathered(float[] values, int[] some) {
        int n = check.columns();
        float[] gathered = new float[some.length * n];
        for (int i = 0; i < some.length; i++) {
            System.arraycopy(values, some[i] * n, gathered, i * n, n);
        }
        return gathered;
    }

    /** The known cells bit by bit, whatever f holds of them; no other beyond its column's range, for it would be found next. */
    private float[] filled(float[] rows) {
        float[] values = rows.clone();
        float[] filled = null;
        for (int i = 0; i < rows.length; i++) {
            if (Float.isNaN(rows[i])) {
                filled = filled == null ? f.filled(rows) : filled;
                values[i] = check.within(filled[i], i % check.columns());
            }
        }
        return values;
    }

    private void restoreUnsettled(float[] given, float[] values, boolean[] settled, int[] replacements) {
        int n = check.columns();
        for (int row = 0; row < settled.length; row++) {
            if (!settled[row]) {
                System.arraycopy(given, row * n, values, row * n, n);
                replacements[row] = 0;
            }
        }
    }
}
