package org.idem4j.spark;

import java.util.function.Function;
import org.idem4j.onnx.repair.CellCheck;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.repair.RepairMode;
import org.idem4j.onnx.repair.RepairedRows;
import org.idem4j.onnx.repair.RepeatableStep;
import org.idem4j.onnx.repair.Replaced;
import org.idem4j.onnx.repair.SettledRows;
import org.idem4j.onnx.serving.OnnxRegressor;

/** Repairs rows that the model can repair, as {@code predict} does, and tells of each its score and which of its cells are odd. */
final class BatchRepair {

    /**
     * What becomes of rows, row-major.
     *
     * @param outputs The repaired rows.
     * @param flags Per cell 1 where it was missing or is odd; null where not asked for.
     * @param scores Per row; null where not asked for.
     */
    record Batch(float[] outputs, int[] flags, double[] scores) {}

    private final OnnxRegressor f;
    private final RepairSettings settings;
    private final RepeatableStep step;
    private final Function<RepairedRows, int[]> flags;
    private final RowScore score;

    /**
     * Checks that the model can do what is asked of it.
     *
     * @param model What to call the model in messages.
     * @throws IllegalArgumentException If it can't; the message names the parameter, and what to do.
     */
    BatchRepair(OnnxRegressor f, RepairSettings settings, String model) {
        this.f = f;
        this.settings = settings;
        RepairFacts facts = f.repairFacts();
        if (settings.mode() == RepairMode.BLANKS && !facts.fillsMissing()) {
            throw new IllegalArgumentException("repair 'blanks' fills missing cells, but " + model
                    + " was not trained with masking, so it can't; set repair to 'flagged' or 'all', or train with a"
                    + " Masking as corruption or a Filling.");
        }
        boolean checks = settings.tolerance() == null && facts.check() != null;
        this.step = settings.mode() == RepairMode.FLAGGED ? step(checks, model) : null;
        this.flags = settings.flagged() ? flags(checks, model) : null;
        if (settings.tolerance() != null && step == null && flags == null) {
            throw new IllegalArgumentException(
                    "The tolerance says what counts as a change, and nothing here asks: repair is '" + settings.mode()
                            + "'. Set repair to 'flagged', or a flaggedCol, or leave the tolerance out.");
        }
        this.score = settings.score() ? RowScore.of(f, model) : null;
    }

    private RepeatableStep step(boolean checks, String model) {
        return checks
                ? RepeatableStep.of(f, 0).replacing(Replaced.IMPLAUSIBLE)
                : beyondTolerance("repair 'flagged'", model).replacing(Replaced.CELLS);
    }

    private Function<RepairedRows, int[]> flags(boolean checks, String model) {
        if (checks) {
            CellCheck check = f.repairFacts().check();
            return rows -> check.mask(rows, settings.mode() == RepairMode.FLAGGED);
        }
        float[] tolerances = beyondTolerance("flaggedCol", model).tolerances();
        // Where only blanks are written, cells are flagged by what f would make of them.
        return settings.mode() == RepairMode.BLANKS
                ? rows -> new RepairedRows(rows.inputs(), f.apply(rows.inputs())).mask(tolerances)
                : rows -> rows.mask(tolerances);
    }

    private RepeatableStep beyondTolerance(String param, String model) {
        if (settings.tolerance() != null) {
            return RepeatableStep.of(f, settings.tolerance());
        }
        if (f.repairFacts().calibration() == null) {
            throw new IllegalArgumentException(
                    model + " does not say how far it moves clean rows, so " + param + " needs a tolerance; set one.");
        }
        return RepeatableStep.of(f);
    }

    /** Whether missing cells can be filled. */
    boolean fills() {
        return f.repairFacts().fillsMissing();
    }

    /**
     * Repairs rows.
     *
     * @param rows Row-major, NaN where a cell is missing, which the model must be able to fill; left as they are.
     */
    Batch repair(float[] rows) {
        float[] outputs = switch (settings.mode()) {
            case BLANKS -> filled(rows);
            case FLAGGED -> settled(rows);
            case ALL -> f.apply(rows);
        };
        return new Batch(
                outputs,
                flags == null ? null : flags.apply(new RepairedRows(rows, outputs)),
                score == null ? null : score.ofFilled(filled(rows)));
    }

    /** A row that does not settle, so that another run would change it again, stays as it was, its blanks filled. */
    private float[] settled(float[] rows) {
        SettledRows settled = step.apply(rows);
        return settled.unsettled() == 0 ? settled.rows().outputs() : settled.settledOr(filled(rows));
    }

    /** The model is asked only where something is missing. */
    private float[] filled(float[] rows) {
        for (float value : rows) {
            if (Float.isNaN(value)) {
                return f.filled(rows);
            }
        }
        return rows;
    }
}
