package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.tribuo.data.TableFormat;

/**
 * A table of rows to be scored.
 *
 * @param path The file.
 * @param format How it is read.
 * @param model The model's file, for messages.
 */
record ScoredTable(Path path, TableFormat format, Path model) {

    /** Goes through the rows, missing cells filled where the model does that, refused where not. */
    void forEach(RowBatches table, ModelColumns columns, int[] kept, OpenModel open, RowBatches.Batch use)
            throws IOException {
        DenseSelfMap f = open.selfMap();
        if (RepairFacts.of(f).fillsMissing()) {
            table.withBlanks();
        }
        table.forEach(
                columns,
                kept,
                (row, rows) -> requireKnown(table, row, columns),
                batch -> use.take(new ReadRows(
                        batch.first(), filled(f, batch.values()), batch.read(), batch.unknown(), batch.text())));
    }

    /** Rows without missing cells: by the value that stands for one, or by f where f fills itself. */
    private static float[] filled(DenseSelfMap f, float[] rows) {
        float[] filled = RepairFacts.of(f).filled(rows, f.selfMap().names());
        float[] images = null;
        for (int i = 0; i < filled.length; i++) {
            if (Float.isNaN(filled[i])) {
                images = images == null ? f.apply(rows) : images;
                filled = filled == rows ? rows.clone() : filled;
                filled[i] = images[i];
            }
        }
        return filled;
    }

    private static void requireKnown(RowBatches table, double[] row, ModelColumns columns) {
        for (double value : row) {
            if (!Double.isNaN(value)) {
                return;
            }
        }
        throw table.refusal(
                columns.inTable()[columns.firstOf(c -> true)],
                "is blank, as are all of the row, so there is nothing to score; leave the row out");
    }

    /** All rows in memory, row-major. */
    float[] read(OpenModel open) throws IOException {
        List<float[]> batches = new ArrayList<>();
        int cells = 0;
        try (RowBatches table = RowBatches.open(path, format)) {
            forEach(table, table.columns(open, model), new int[0], open, batch -> batches.add(batch.values()));
        }
        for (float[] batch : batches) {
            cells = Math.addExact(cells, batch.length);
        }
        float[] all = new float[cells];
        int filled = 0;
        for (float[] batch : batches) {
            System.arraycopy(batch, 0, all, filled, batch.length);
            filled += batch.length;
        }
        return all;
    }
}
