package org.idem4j.onnx.repair;

import java.util.Arrays;
import org.idem4j.onnx.selfmap.DenseRows;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.onnx.selfmap.SelfMap;

/**
 * A repair g that may run twice, to the last bit: g(g(x)) = g(x). To a row it applies f until f would move no cell by more
 * than the cell's tolerance, and gives the row as it then is; so a row where that holds from the start comes back as it came.
 * A row with missing cells is replaced at least once.
 *
 * <p>f alone is not enough: even where f(f(x)) = f(x) by construction, rounding moves a float in the seventh digit, and with
 * it now and then the last printed one. Here the second run sees what the first one checked last, finds it within the
 * tolerance, and leaves it. That needs two things:
 *
 * <ul>
 *   <li>f gives a row the same bits in any company. An {@code OnnxRegressor} on the CPU does, of a file whose weights are no
 *       inputs of its graph, as in all that are exported here; a file that does not is refused. DL4J does not, which matters
 *       where the second run has other batches and a change lies within rounding of the tolerance.
 *   <li>The row settles within {@link #withMostReplacements}. One replacement is enough for a model that is idempotent by
 *       construction; a model whose gap is above the tolerance may need more, or never settle. {@link SettledRows} tells.
 * </ul>
 *
 * <p>Immutable, and as safe for threads as f.
 */
public final class RepeatableStep {

    /** Replacements of a row before the step gives up. */
    public static final int MOST_REPLACEMENTS = 100;

    private final DenseSelfMap f;
    private final RepairFacts facts;
    private final float[] tolerances;
    private final Replaced replaced;
    private final int most;

    private RepeatableStep(DenseSelfMap f, float[] tolerances, Replaced replaced, int most) {
        this.f = f;
        this.facts = RepairFacts.of(f);
        this.tolerances = tolerances;
        this.replaced = replaced;
        this.most = most;
    }

    /**
     * A step with the tolerances of the model's calibration, which replaces whole rows.
     *
     * @param f A calibrated model; not closed by the step.
     * @return The step.
     * @throws IllegalArgumentException If the model was not calibrated, or is a file that was changed since or whose rows depend on
     *     their batch.
     */
    public static RepeatableStep of(DenseSelfMap f) {
        requireOwnRows(f);
        if (f instanceof RepairFacts.Known known) {
            known.calibrationMisfit().ifPresent(reason -> {
                throw new IllegalArgumentException(reason + " Or give a tolerance of your own.");
            });
        }
        return new RepeatableStep(f, RepairFacts.of(f).tolerances(), Replaced.ROW, MOST_REPLACEMENTS);
    }

    /**
     * A step with one tolerance for all columns, which replaces whole rows.
     *
     * @param f Any model; not closed by the step.
     * @param tolerance The largest change of a cell that does not count, in units of its column's deviation; where the model
     *     does not say the deviations, in raw units.
     * @return The step.
     * @throws IllegalArgumentException If the tolerance is negative or not finite, or the model is a file whose rows depend on
     *     their batch.
     */
    public static RepeatableStep of(DenseSelfMap f, double tolerance) {
        requireOwnRows(f);
        float[] tolerances = RepairFacts.of(f).tolerances(tolerance, f.selfMap().dimension());
        return new RepeatableStep(f, tolerances, Replaced.ROW, MOST_REPLACEMENTS);
    }

    private static void requireOwnRows(DenseSelfMap f) {
        f.batchDependence().ifPresent(reason -> {
            throw new IllegalArgumentException("A second run need not give what the first one gave: " + reason);
        });
    }

    /**
     * The same step, replacing something else.
     *
     * @param what The whole row, or only some of its cells.
     * @return A new step.
     */
    public RepeatableStep replacing(Replaced what) {
        return new RepeatableStep(f, tolerances, what, most);
    }

    /**
     * The same step with another bound.
     *
     * @param replacements How often a row may be replaced before it counts as not settled, at least once.
     * @return A new step.
     * @throws IllegalArgumentException If that is less than once.
     */
    public RepeatableStep withMostReplacements(int replacements) {
        if (replacements < 1) {
            throw new IllegalArgumentException(
                    "A row must be allowed at least one replacement, not " + replacements + ".");
        }
        return new RepeatableStep(f, tolerances, replaced, replacements);
    }

    /**
     * The names of the columns and their order in a row.
     *
     * @return The model's.
     */
    public SelfMap selfMap() {
        return f.selfMap();
    }

    /**
     * Per column the largest change that does not count.
     *
     * @return The tolerances, raw units.
     */
    public float[] tolerances() {
        return tolerances.clone();
    }

    /**
     * Runs the step.
     *
     * @param rows Row-major, [rows × n] values, NaN where a cell is missing; left as they are.
     * @return The repaired rows, and which of them settled.
     * @throws IllegalArgumentException If the length is no multiple of n, or a cell is missing and the model was not trained
     *     with masking.
     */
    public SettledRows apply(float[] rows) {
        int n = tolerances.length;
        int count = DenseRows.count(rows.length, n);
        if (replaced == Replaced.MISSING) {
            return filled(rows, count);
        }
        if (replaced == Replaced.IMPLAUSIBLE) {
            return plausible(rows);
        }
        float[] filled = facts.filled(rows, f.selfMap().names());
        float[] values = filled == rows ? rows.clone() : filled;
        int[] replacements = new int[count];
        boolean[] settled = new boolean[replacements.length];
        int[] open = new int[replacements.length];
        Arrays.setAll(open, row -> row);
        while (open.length > 0) {
            float[] images = f.apply(gathered(values, open));
            int left = 0;
            for (int i = 0; i < open.length; i++) {
                int row = open[i];
                // Before the first replacement a missing cell is NaN in `rows`, which is beyond any tolerance.
                float[] before = replacements[row] == 0 ? rows : values;
                settled[row] = !replace(before, values, row * n, images, i * n, replacements[row] < most);
                if (!settled[row] && replacements[row] < most && DenseRows.finite(images, i * n, n)) {
                    replacements[row]++;
                    open[left++] = row;
                }
            }
            open = Arrays.copyOf(open, left);
        }
        return new SettledRows(new RepairedRows(rows, values), replacements, settled);
    }

    /** Filling once is enough: nothing is missing then. */
    private SettledRows filled(float[] rows, int count) {
        if (!(f instanceof RepairFacts.Known known)) {
            throw new IllegalArgumentException("The model says nothing of missing cells, so it can't fill them.");
        }
        int[] replacements = new int[count];
        boolean[] settled = new boolean[count];
        Arrays.fill(settled, true);
        for (int i = 0; i < rows.length; i++) {
            replacements[i / tolerances.length] |= Float.isNaN(rows[i]) ? 1 : 0;
        }
        return new SettledRows(new RepairedRows(rows, known.filled(rows)), replacements, settled);
    }

    private SettledRows plausible(float[] rows) {
        if (facts.check() == null || !(f instanceof RepairFacts.Known known)) {
            throw new IllegalArgumentException(
                    "The model says nothing of which cells are implausible; train it with a Filling,"
                            + " or replace what is beyond the tolerance.");
        }
        return new PlausibleRows(known, facts.check()).apply(rows);
    }

    private float[] gathered(float[] values, int[] some) {
        int n = tolerances.length;
        float[] gathered = new float[some.length * n];
        for (int i = 0; i < some.length; i++) {
            System.arraycopy(values, some[i] * n, gathered, i * n, n);
        }
        return gathered;
    }

    /** Whether a cell of the row would leave its tolerance; if so and it may, replaces what is to be replaced. */
    private boolean replace(float[] before, float[] values, int start, float[] images, int from, boolean may) {
        boolean any = false;
        for (int c = 0; c < tolerances.length; c++) {
            if (RepairedRows.beyond(before[start + c], images[from + c], tolerances[c])) {
                any = true;
                if (may && replaced == Replaced.CELLS) {
                    values[start + c] = images[from + c];
                }
            }
        }
        if (any && may && replaced == Replaced.ROW) {
            System.arraycopy(images, from, values, start, tolerances.length);
        }
        return any;
    }
}
