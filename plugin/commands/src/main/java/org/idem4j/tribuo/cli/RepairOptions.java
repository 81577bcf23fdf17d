package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Function;
import org.idem4j.onnx.repair.CellCheck;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.repair.RepairMode;
import org.idem4j.onnx.repair.RepairedRows;
import org.idem4j.onnx.repair.RepeatableStep;
import org.idem4j.onnx.repair.Replaced;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.tribuo.data.DecodedSelfMap;
import org.idem4j.tribuo.data.PlacedCoding;
import picocli.CommandLine.Option;

/** What counts as a change, whether only changes are made, and where to tell them. */
final class RepairOptions {

    /** Where columns are discrete, the change of a number in deviations below which a row is left as it is. */
    private static final double SETTLED = 1e-2;

    @Option(
            names = "--repair",
            paramLabel = "blanks|flagged|all",
            description = "Which cells are written, all others left as they stand: blanks, those that are missing; "
                    + "flagged, those and what doesn't go with the rest of its row, filled given that (of a model "
                    + "without a filling, or with a --tolerance: what the model would change by more than the "
                    + "tolerance); all. By default blanks where the table has missing cells and the model fills "
                    + "them, found by a look over the file, else all.")
    private String repair;

    @Option(
            names = "--changes",
            paramLabel = "CSV",
            description =
                    "Where to write the change of each cell, what is written - what was read; blank where that is blank.")
    private Path changes;

    @Option(
            names = "--mask",
            paramLabel = "CSV",
            description = "Where to write 1 for each cell that was blank or doesn't go with the rest of its row (of a "
                    + "model without a filling, or with a --tolerance: that the model changes by more than the "
                    + "tolerance), else 0.")
    private Path mask;

    @Option(
            names = "--spread",
            paramLabel = "CSV",
            description = "Where to write for each cell that was blank how far the fill may be off: nine in ten are "
                    + "nearer; blank for all others. For a model that was trained to fill given the known cells.")
    private Path spread;

    @Option(
            names = "--tolerance",
            paramLabel = "T",
            description = {
                "With --mask, --repeatable or --repair flagged: the largest change that does not count, in units of each column's deviation; "
                        + "in raw units where an ONNX file does not say the deviations.",
                "By default what 99 %% of the clean rows of training stayed within, column by column."
            })
    private Double tolerance;

    @Option(
            names = "--repeatable",
            arity = "0..1",
            fallbackValue = "row",
            paramLabel = "row|cells",
            description = "Apply the model to a row until it would change no cell by more than the tolerance; a row "
                    + "where that holds is left bit by bit, so a second run changes nothing. Replaces the whole row "
                    + "(the default), or only the cells beyond the tolerance.")
    private String repeatable;

    void requireSensible() {
        boolean flagged = repair != null && RepairMode.of("--repair", repair) == RepairMode.FLAGGED;
        if (tolerance != null && mask == null && repeatable == null && !flagged) {
            throw new IllegalArgumentException(
                    "--tolerance says what counts as a change; give --mask or --repeatable, or --repair flagged, with it.");
        }
    }

    /** Refuses, for images, what is told of a table's cells. */
    void requireNoTable(Path input) {
        if (repair != null || changes != null || mask != null || spread != null) {
            throw new IllegalArgumentException(
                    "--repair, --changes, --mask and --spread are for the cells of a table, but " + input
                            + " holds images; leave them out.");
        }
    }

    boolean masks() {
        return mask != null;
    }

    /**
     * Which cells are written.
     *
     * @param table The table, whose file is looked over where that decides.
     * @param columns The columns that the model repairs.
     */
    RepairMode mode(Path path, RowBatches table, ModelColumns columns, RepairFacts facts) throws IOException {
        if (repair != null) {
            return RepairMode.of("--repair", repair);
        }
        boolean blanks = repeatable == null
                && facts.fillsMissing()
                && BlankLook.finds(path, table.reader().format(), columns.inTable());
        return blanks ? RepairMode.BLANKS : RepairMode.ALL;
    }

    /** Whether the mode was asked for. */
    boolean saysMode() {
        return repair != null;
    }

    /** What gives what a table can hold: f itself where all columns are numbers. */
    DenseSelfMap decoded(Path model, DenseSelfMap f, PlacedCoding coding, RepairMode mode) {
        if (!coding.isDiscrete()) {
            return f;
        }
        RepairFacts facts = RepairFacts.of(f);
        boolean flags = repeatable != null
                || !checks(facts) && (mode == RepairMode.FLAGGED || mode == RepairMode.BLANKS && mask != null);
        return new DecodedSelfMap(
                f, coding, flags ? tolerances(model, f, coding) : facts.tolerances(SETTLED, coding.dimension()));
    }

    private float[] tolerances(Path model, DenseSelfMap f, PlacedCoding coding) {
        RepairFacts facts = RepairFacts.of(f);
        requireTolerance(told(), model, f);
        return tolerance == null ? facts.tolerances() : facts.tolerances(tolerance, coding.dimension());
    }

    private String told() {
        return repeatable != null ? "--repeatable" : mask != null ? "--mask" : "--repair flagged";
    }

    /**
     * The step that leaves rows within the tolerance alone; null where the model is to be applied plainly.
     *
     * @param f What is applied, decoded where columns are discrete: that is repeated until it settles in any case.
     */
    RepeatableStep step(Path model, DenseSelfMap f, RepairMode mode) {
        boolean flagged = repeatable == null && mode == RepairMode.FLAGGED;
        if (replacesImplausible(mode, RepairFacts.of(f))) {
            return RepeatableStep.of(f, 0).replacing(Replaced.IMPLAUSIBLE);
        }
        if (f instanceof DecodedSelfMap) {
            boolean cells = flagged || repeatable != null && replaced() == Replaced.CELLS;
            return mode == RepairMode.BLANKS
                    ? null
                    : RepeatableStep.of(f).replacing(cells ? Replaced.CELLS : Replaced.ROW);
        }
        if (repeatable == null && !flagged) {
            return null;
        }
        Replaced replaced = repeatable == null ? Replaced.CELLS : replaced();
        requireTolerance(repeatable == null ? "--repair flagged" : "--repeatable", model, f);
        RepeatableStep step = tolerance == null ? RepeatableStep.of(f) : RepeatableStep.of(f, tolerance);
        return step.replacing(replaced);
    }

    /** Whether cells are flagged by what the rest of their row lets expect, instead of by what f would change. */
    boolean checks(RepairFacts facts) {
        return tolerance == null && facts.check() != null;
    }

    /** Whether what is written is what the model's check finds, and what was blank. */
    boolean replacesImplausible(RepairMode mode, RepairFacts facts) {
        return mode == RepairMode.FLAGGED && repeatable == null && checks(facts);
    }

    /** Whether only single cells are replaced. */
    boolean replacesCells() {
        boolean flagged =
                repeatable == null && repair != null && RepairMode.of("--repair", repair) == RepairMode.FLAGGED;
        return flagged || repeatable != null && replaced() == Replaced.CELLS;
    }

    private Replaced replaced() {
        try {
            return Replaced.valueOf(repeatable.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--repeatable replaces row or cells, not '" + repeatable + "'.", e);
        }
    }

    private void requireTolerance(String option, Path model, DenseSelfMap f) {
        if (tolerance != null) {
            return;
        }
        if (RepairFacts.of(f).calibration() == null) {
            throw new IllegalArgumentException(model + " does not say how far it moves clean rows, so " + option
                    + " needs a --tolerance of your own, or " + model + " a calibration: 'calibrate --model " + model
                    + " --data CSV' with clean rows.");
        }
        if (f instanceof RepairFacts.Known known && known.calibrationMisfit().isPresent()) {
            throw new IllegalArgumentException(
                    option + ": " + known.calibrationMisfit().get() + " Or give a --tolerance of your own.");
        }
    }

    /** Begins the tables to write. */
    RepairTables tables(
            Path model, DenseSelfMap f, RowBatches table, ModelColumns columns, RepairMode mode, Path output)
            throws IOException {
        RepairFacts facts = RepairFacts.of(f);
        Function<RepairedRows, int[]> flags = null;
        if (mask != null && checks(facts)) {
            CellCheck check = columns.coding().ofDecoded(facts.check());
            flags = rows -> check.mask(rows, mode == RepairMode.FLAGGED);
        } else if (mask != null) {
            requireTolerance("--mask", model, f);
            float[] tolerances = columns.coding()
                    .ofDecoded(
                            tolerance == null ? facts.tolerances() : facts.tolerances(tolerance, columns.dimension()));
            flags = rows -> rows.mask(tolerances);
        }
        if (spread != null && !facts.fillsItself()) {
            throw new IllegalArgumentException(model
                    + " does not say how far its fills may be off, so --spread has nothing to write; train a model with a"
                    + " filling, as 'train TABLE.csv' does.");
        }
        return new RepairTables(
                table, columns, mode == RepairMode.BLANKS, flags, output, changes, mask, spread, facts.spread());
    }
}
