package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.idem4j.onnx.repair.RepairFacts;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.tribuo.data.TableException;
import org.idem4j.tribuo.data.TableFormat;

/**
 * A table of rows to be scored.
 *
 * @param path The file.
 * @param format How it is read.
 * @param model The model's file, for messages.
 */
record ScoredTable(Path path, TableFormat format, Path model) {

    /** What takes a batch of rows without missing cells. */
    interface Batch {
        /**
         * Takes them.
         *
         * @param unknown Which of them had no known cell.
         */
        void take(ReadRows rows, BitSet unknown) throws IOException;
    }

    /** Goes through the rows, missing cells filled where the model does that, refused where not. */
    void forEach(RowBatches table, ModelColumns columns, int[] kept, OpenModel open, Batch use) throws IOException {
        DenseSelfMap f = open.selfMap();
        if (RepairFacts.of(f).fillsMissing()) {
            table.withBlanks();
        }
        table.forEach(
                columns,
                kept,
                (row, rows) -> {},
                batch -> use.take(
                        new ReadRows(
                                batch.first(), filled(f, batch.values()), batch.read(), batch.unknown(), batch.text()),
                        unknown(batch.values(), columns.dimension())));
    }

    private static BitSet unknown(float[] values, int n) {
        BitSet unknown = new BitSet();
        for (int row = 0; row < values.length / n; row++) {
            int known = 0;
            for (int c = 0; c < n; c++) {
                known += Float.isNaN(values[row * n + c]) ? 0 : 1;
            }
            unknown.set(row, known == 0);
        }
        return unknown;
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

    private static float[] known(float[] rows, BitSet unknown, OpenModel open) {
        int n = open.selfMap().selfMap().dimension();
        float[] known = new float[rows.length - n * unknown.cardinality()];
        int next = 0;
        for (int row = unknown.nextClearBit(0); row < rows.length / n; row = unknown.nextClearBit(row + 1)) {
            System.arraycopy(rows, row * n, known, next, n);
            next += n;
        }
        return known;
    }

    /** All rows in memory of which something is known, row-major. */
    float[] read(OpenModel open) throws IOException {
        List<float[]> batches = new ArrayList<>();
        int cells = 0;
        try (RowBatches table = RowBatches.open(path, format)) {
            forEach(
                    table,
                    table.columns(open, model),
                    new int[0],
                    open,
                    (batch, unknown) -> batches.add(known(batch.values(), unknown, open)));
        }
        for (float[] batch : batches) {
            cells = Math.addExact(cells, batch.length);
        }
        if (cells == 0) {
            throw new TableException(path + " has no known cell in any of its rows.");
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
