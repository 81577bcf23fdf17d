package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.repair.RepairMode;
import org.idem4j.onnx.repair.RepairedRows;
import org.idem4j.onnx.repair.RepeatableStep;
import org.idem4j.onnx.repair.SettledRows;
import org.idem4j.onnx.selfmap.DenseSelfMap;
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
    private final NamedRows unknown = new NamedRows();
    private final UnfitRows unfit = new UnfitRows();
    private final FarRows far;
    private long rows;
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
        this.far = new FarRows(facts.calibration(), units.length);
    }

    RepairFacts facts() {
        return facts;
    }

    long rows() {
        return rows;
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

    /** The rows without a known cell. */
    NamedRows unknown() {
        return unknown;
    }

    /** The rows for which f gives no finite number. */
    UnfitRows unfit() {
        return unfit;
    }

    /** The rows for which it gives one that can't be meant. */
    FarRows far() {
        return far;
    }

    /**
     * Repairs the rows of a table, which lets missing cells pass. Those of which nothing is known, and those for which the model
     * gives no finite number, are as they were.
     *
     * @throws FailedException If the model gives a finite number for none.
     */
    void run(RowBatches table, Path path, ModelColumns columns, RepairTables tables) throws IOException {
        table.forEach(
                columns,
                tables.kept(),
                (row, rows) -> requireRepairable(table, columns, row),
                batch -> tables.write(batch, repair(batch.first(), batch.values())));
        unfit.requireSome(model, path, rows - unknown.count(), f.selfMap().names());
    }

    private void requireRepairable(RowBatches table, ModelColumns columns, double[] row) {
        PlacedCoding coding = columns.coding();
        if (!facts.fillsMissing() && columns.firstOf(c -> coding.isMissing(row, c)) >= 0) {
            throw table.refusal(
                    columns.inTable()[columns.firstOf(c -> coding.isMissing(row, c))],
                    "is blank, and " + model
                            + " was not trained with masking, so it can't fill it; train with a Masking as corruption,"
                            + " fill the cell, or leave the row out");
        }
    }

    /**
     * Repairs rows in the model's order of columns, NaN where a cell is missing. Those of which nothing is known, and those for
     * which f gives no finite number, are as they were.
     *
     * @param first The number of the first row.
     */
    RepairedRows repair(long first, float[] inputs) {
        int n = f.selfMap().dimension();
        rows += inputs.length / n;
        FiniteRows finite = new FiniteRows(inputs, n);
        RepairedRows repaired = new RepairedRows(inputs, outputs(inputs, finite));
        finite.tell(first, unknown, unfit);
        far.look(first, repaired.outputs());
        return repaired;
    }

    private float[] outputs(float[] inputs, FiniteRows finite) {
        if (filling != null && !masked) {
            float[] filledRows = finite.orGiven(filling.filled(inputs)); // all that is written, so f is spared
            for (int pass = 0; pass < passes; pass++) {
                changes.add(pass, pass == 0 ? inputs : filledRows, filledRows);
            }
            return filledRows;
        }
        float[] values = inputs;
        for (int pass = 0; pass < passes; pass++) {
            float[] after = finite.orGiven(
                    step == null ? f.apply(facts.filled(values, f.selfMap().names())) : settled(values, pass));
            changes.add(pass, values, after);
            values = after;
        }
        return filling == null ? values : finite.orGiven(filledFrom(inputs, values));
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
