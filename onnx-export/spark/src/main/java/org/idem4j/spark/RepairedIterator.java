package org.idem4j.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.idem4j.onnx.repair.RepairMode;

/** The rows of a partition, repaired a batch at a time while they are asked for. */
final class RepairedIterator implements Iterator<Row> {

    /** What ONNX Runtime computes at a time on the CPU. */
    private static final int MOST_ROWS = 1024;

    private static final int MOST_CELLS = 1 << 20;

    private final Iterator<Row> rows;
    private final BatchRepair repair;
    private final ModelColumns columns;
    private final RepairSettings settings;
    private final String model;
    private final int[] inFrame;
    private final int n;
    private final int most;

    private final List<Row> given = new ArrayList<>();
    /** Per given row its place among those that go to the model; −1 for one that does not. */
    private final int[] places;

    private final float[] buffer;
    private float[] inputs;
    private BatchRepair.Batch batch;
    private int next;

    /**
     * Begins before the first row.
     *
     * @param model What to call the model in messages.
     */
    RepairedIterator(
            Iterator<Row> rows, BatchRepair repair, ModelColumns columns, RepairSettings settings, String model) {
        this.rows = rows;
        this.repair = repair;
        this.columns = columns;
        this.settings = settings;
        this.model = model;
        this.inFrame = columns.inFrame();
        this.n = columns.size();
        this.most = Math.max(1, Math.min(MOST_ROWS, MOST_CELLS / n));
        this.places = new int[most];
        this.buffer = new float[most * n];
    }

    @Override
    public boolean hasNext() {
        return next < given.size() || rows.hasNext();
    }

    @Override
    public Row next() {
        if (next == given.size()) {
            if (!rows.hasNext()) {
                throw new NoSuchElementException("the partition has no more rows");
            }
            read();
        }
        Row row = given.get(next);
        return written(row, places[next++]);
    }

    private void read() {
        given.clear();
        next = 0;
        int taken = 0;
        while (given.size() < most && rows.hasNext()) {
            Row row = rows.next();
            columns.read(row, buffer, taken * n);
            places[given.size()] = isRepairable(taken * n) ? taken++ : -1;
            given.add(row);
        }
        inputs = Arrays.copyOf(buffer, taken * n);
        batch = repair.repair(inputs);
    }

    private boolean isRepairable(int start) {
        int missing = 0;
        int last = -1;
        for (int c = 0; c < n; c++) {
            if (Float.isNaN(buffer[start + c])) {
                missing++;
                last = c;
            }
        }
        if (missing == 0) {
            return true;
        }
        if (!repair.fills()) {
            return refused("A row has null, NaN or no finite float in column '"
                    + columns.names().get(last) + "', and " + model
                    + " was not trained with masking, so it can't fill it");
        }
        return missing < n
                || refused("A row has no value in any column of " + model + ", so there is nothing to fill it from");
    }

    private boolean refused(String reason) {
        if (settings.invalid() == InvalidRows.KEEP) {
            return false;
        }
        throw new IllegalArgumentException(reason
                + ". Filter such rows out before, or set handleInvalid to 'keep', which passes them on as they are.");
    }

    private boolean isFinite(int start) {
        for (int c = 0; c < n; c++) {
            if (!Float.isFinite(batch.outputs()[start + c])) {
                return refused(model + " gives no finite number for column '"
                        + columns.names().get(c) + "' of a row");
            }
        }
        return true;
    }

    private Row written(Row row, int place) {
        int width = row.size();
        int extra = (settings.score() ? 1 : 0)
                + (settings.flagged() ? 1 : 0)
                + settings.constants().size();
        Object[] cells = new Object[width + extra];
        for (int i = 0; i < width; i++) {
            cells[i] = row.get(i);
        }
        boolean repaired = place >= 0 && isFinite(place * n);
        if (repaired) {
            write(cells, place * n);
        }
        int at = width;
        if (settings.score()) {
            cells[at++] = repaired ? (Object) batch.scores()[place] : null;
        }
        if (settings.flagged()) {
            cells[at++] = repaired ? flagged(place * n) : null;
        }
        for (String constant : settings.constants()) {
            cells[at++] = constant;
        }
        return RowFactory.create(cells);
    }

    /** A cell that is left alone keeps what it had, which may be more digits than a float has. */
    private void write(Object[] cells, int start) {
        for (int c = 0; c < n; c++) {
            float input = inputs[start + c];
            float output = batch.outputs()[start + c];
            boolean left = settings.mode() == RepairMode.BLANKS ? !Float.isNaN(input) : input == output;
            if (!left) {
                cells[columns.places()[c]] = columns.cell(output, c);
            }
        }
    }

    private String[] flagged(int start) {
        List<String> names = new ArrayList<>();
        for (int c : inFrame) {
            if (batch.flags()[start + c] == 1) {
                names.add(columns.names().get(c));
            }
        }
        return names.toArray(String[]::new);
    }
}
