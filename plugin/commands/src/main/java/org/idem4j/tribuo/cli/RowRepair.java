package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.repair.RepairedRows;
import org.idem4j.onnx.repair.RepeatableStep;
import org.idem4j.onnx.repair.SettledRows;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.tribuo.data.CodedReader;
import org.idem4j.tribuo.data.DecodedSelfMap;
import org.idem4j.tribuo.data.PlacedCoding;

/** Fills the blank cells of a table's rows, applies f, and hands them on, a batch at a time. */
final class RowRepair {

    private final Path model;
    /** Decoded where columns are discrete; then {@link #step} is one of it. */
    private final DenseSelfMap f;

    private final RepeatableStep step;
    private final RepairFacts facts;
    private final PassChanges changes;
    private final RepairFacts.Known filling;
    private final boolean checked;
    private final boolean masked;
    private final int passes;
    private long rows;
    private long filled;
    private long unsettled;
    private long implausible;
    private long wild;

    /**
     * A repair.
     *
     * @param step What a pass is; null where it is f itself.
     * @param mode Which cells are written.
     * @param checked Whether the step replaces what the model's check finds.
     * @param masked Whether cells are flagged by what f would change of them, written or not.
     * @param units Per column what its changes are told in.
     */
    RowRepair(
            Path model,
            DenseSelfMap f,
            RepeatableStep step,
            RepairMode mode,
            boolean checked,
            boolean masked,
            int passes,
            float[] units) {
        this.model = model;
        this.f = f;
        this.step = step;
        this.facts = RepairFacts.of(f);
        this.filling =
                mode == RepairMode.BLANKS && facts.fillsItself() && f instanceof RepairFacts.Known known ? known : null;
        this.checked = checked;
        this.masked = masked;
        this.passes = passes;
        this.changes = new PassChanges(passes, units);
    }

    RepairFacts facts() {
        return facts;
    }

    long rows() {
        return rows;
    }

    /** How many cells were blank. */
    long filled() {
        return filled;
    }

    /** How many cells were replaced that didn't go with the rest of their row. */
    long implausible() {
        return implausible;
    }

    /** How many of these lay beyond their column's range, whatever the rest of their row. */
    long wild() {
        return wild;
    }

    /** How many rows the repeatable step gave up on, in the last pass. */
    long unsettled() {
        return unsettled;
    }

    PassChanges changes() {
        return changes;
    }

    /**
     * Repairs the rows of a table, which lets missing cells pass.
     *
     * @throws FailedException If the model gives no finite number for some of them.
     */
    void run(RowBatches table, Path path, ModelColumns columns, RepairTables tables) throws IOException {
        UnfitRows unfit = new UnfitRows();
        table.forEach(columns, tables.kept(), (row, rows) -> requireRepairable(table, columns, row, rows), batch -> {
            RepairedRows repaired = repair(batch.values());
            unfit.look(batch.first(), repaired.outputs(), columns.dimension());
            tables.write(batch, repaired);
        });
        unfit.requireNone(model, path, rows, f.selfMap().names());
    }

    private void requireRepairable(RowBatches table, ModelColumns columns, double[] row, CodedReader read) {
        PlacedCoding coding = columns.coding();
        int missing = 0;
        int blanks = 0;
        for (int c = 0; c < coding.size(); c++) {
            if (coding.isMissing(row, c)) {
                missing++;
                blanks += read.isUnknown(c) ? 0 : 1;
            }
        }
        if (missing > 0 && !facts.fillsMissing()) {
            throw table.refusal(
                    columns.inTable()[columns.firstOf(c -> coding.isMissing(row, c))],
                    "is blank, and " + model
                            + " was not trained with masking, so it can't fill it; train with a Masking as corruption,"
                            + " fill the cell, or leave the row out");
        }
        columns.requireKnown(row, table);
        filled += blanks;
    }

    /** Repairs rows in the model's order of columns, NaN where a cell is missing; these are counted, too. */
    RepairedRows repair(float[] inputs) {
        rows += inputs.length / f.selfMap().dimension();
        if (filling != null && !masked) {
            float[] filledRows = filling.filled(inputs); // all that is written, so f is spared
            for (int pass = 0; pass < passes; pass++) {
                changes.add(pass, pass == 0 ? inputs : filledRows, filledRows);
            }
            return new RepairedRows(inputs, filledRows);
        }
        float[] values = inputs;
        for (int pass = 0; pass < passes; pass++) {
            float[] after = step == null ? f.apply(pass == 0 ? facts.filled(values) : values) : settled(values, pass);
            changes.add(pass, values, after);
            values = after;
        }
        return new RepairedRows(inputs, filling == null ? values : filledFrom(inputs, values));
    }

    /** Missing cells as the known ones have them, in place of what f makes of the filled row. */
    private float[] filledFrom(float[] inputs, float[] outputs) {
        float[] filledRows = filling.filled(inputs);
        float[] both = outputs.clone();
        for (int i = 0; i < both.length; i++) {
            both[i] = Float.isNaN(inputs[i]) ? filledRows[i] : both[i];
        }
        return both;
    }

    private void count(RepairedRows rows) {
        for (int i = 0; i < rows.inputs().length; i++) {
            float input = rows.inputs()[i];
            if (!Float.isNaN(input) && rows.outputs()[i] != input) {
                implausible++;
                wild += facts.check().outOfRange(input, i % facts.check().columns()) ? 1 : 0;
            }
        }
    }

    private float[] settled(float[] values, int pass) {
        if (checked || !(f instanceof DecodedSelfMap decoded)) {
            SettledRows rows = step.apply(values);
            unsettled += pass == passes - 1 ? rows.unsettled() : 0;
            if (pass == 0 && checked) {
                count(rows.rows());
            }
            return rows.rows().outputs();
        }
        // Filled first, so that a row that is left as given comes back the same from another run, which finds nothing
        // missing.
        float[] given = decoded.filled(values);
        SettledRows rows = step.apply(given);
        unsettled += pass == passes - 1 ? rows.unsettled() : 0;
        return rows.settledOr(given);
    }
}
