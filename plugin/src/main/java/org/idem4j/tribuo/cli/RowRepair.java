package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.repair.RepairedRows;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.onnx.selfmap.Predictions;
import org.idem4j.tribuo.data.TableException;
import org.idem4j.tribuo.data.TableReader;

/** Reads the rows of a table, fills their blank cells, applies f, and hands them on, a batch at a time. */
final class RowRepair {

    private final Path model;
    private final DenseSelfMap f;
    private final RepairFacts facts;
    private final PassChanges changes;
    private final int passes;
    private long rows;
    private long filled;

    RowRepair(Path model, DenseSelfMap f, int passes) {
        this.model = model;
        this.f = f;
        this.facts = RepairFacts.of(f);
        this.passes = passes;
        this.changes = new PassChanges(passes, units());
    }

    private float[] units() {
        return facts.tolerances(1, f.selfMap().dimension());
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

    PassChanges changes() {
        return changes;
    }

    /**
     * For each column of a table its column in the model.
     *
     * @throws TableException If the two are not of the same columns.
     */
    int[] columns(Path table, List<String> header) {
        List<String> names = f.selfMap().names();
        TreeSet<String> missing = new TreeSet<>(names);
        missing.removeAll(header);
        TreeSet<String> unknown = new TreeSet<>(header);
        unknown.removeAll(names);
        if (!missing.isEmpty() || !unknown.isEmpty()) {
            throw new TableException("The header of " + table + " does not match " + model + ": the table lacks "
                    + missing + ", the model does not know " + unknown + ".");
        }
        return header.stream().mapToInt(names::indexOf).toArray();
    }

    /** Repairs the rows of a table, whose blank cells the reader lets pass. */
    void run(TableReader reader, int[] columns, RepairTables tables) throws IOException {
        int n = columns.length;
        double[] row = new double[n];
        float[] batch = new float[Predictions.BATCH * n];
        int length = 0;
        while (reader.next(row)) {
            requireRepairable(reader, row);
            for (int c = 0; c < n; c++) {
                batch[length + columns[c]] = (float) row[c];
            }
            length += n;
            if (length == batch.length) {
                tables.write(repair(batch));
                length = 0;
            }
        }
        tables.write(repair(Arrays.copyOf(batch, length)));
        rows = reader.row();
    }

    private void requireRepairable(TableReader reader, double[] row) {
        int blanks = 0;
        for (int c = 0; c < row.length; c++) {
            if (Double.isNaN(row[c])) {
                if (!facts.fillsMissing()) {
                    throw reader.refusal(
                            c,
                            "is blank, and " + model
                                    + " was not trained with masking, so it can't fill it; train with a Masking as corruption,"
                                    + " fill the cell, or leave the row out");
                }
                blanks++;
            }
        }
        if (blanks == row.length) {
            throw reader.refusal(
                    0, "is blank, as are all of the row, so there is nothing to fill it from; leave the row out");
        }
        filled += blanks;
    }

    private RepairedRows repair(float[] inputs) {
        float[] before = inputs;
        float[] values = facts.filled(inputs);
        for (int pass = 0; pass < passes; pass++) {
            float[] after = f.apply(values);
            changes.add(pass, before, after);
            before = after;
            values = after;
        }
        return new RepairedRows(inputs, values);
    }
}
