package org.idem4j.tribuo.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.idem4j.onnx.repair.RepairedRows;
import org.idem4j.tribuo.data.TableWriter;

/** The tables that a repair writes, under one header: the rows, and where asked for their changes and their mask. */
final class RepairTables implements AutoCloseable {

    private final OutputFiles files = new OutputFiles(Path.of(""));
    private final int[] columns;
    private final float[] tolerances;
    private final TableWriter rows;
    private final TableWriter changes;
    private final TableWriter mask;
    private long masked;

    /**
     * Begins the tables.
     *
     * @param header The columns' names.
     * @param columns For each column of the tables its column in the rows to be written.
     * @param tolerances Per column of the rows what does not count as a change; null without a mask.
     * @param changes Null for none.
     * @param mask Null for none.
     */
    RepairTables(List<String> header, int[] columns, float[] tolerances, Path output, Path changes, Path mask)
            throws IOException {
        this.columns = columns;
        this.tolerances = tolerances;
        try {
            this.rows = table(output, header);
            this.changes = table(changes, header);
            this.mask = table(mask, header);
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private TableWriter table(Path path, List<String> header) throws IOException {
        return path == null ? null : new TableWriter(files.begin(path), header);
    }

    void write(RepairedRows repaired) {
        int n = columns.length;
        float[] differences = changes == null ? null : repaired.changes();
        int[] flags = mask == null ? null : repaired.mask(tolerances);
        float[] values = new float[n];
        String[] cells = new String[n];
        for (int start = 0; start < repaired.outputs().length; start += n) {
            for (int c = 0; c < n; c++) {
                values[c] = repaired.outputs()[start + columns[c]];
            }
            rows.write(values, 0);
            if (changes != null) {
                for (int c = 0; c < n; c++) {
                    int i = start + columns[c];
                    cells[c] = Float.isNaN(repaired.inputs()[i]) ? "" : Float.toString(differences[i]);
                }
                changes.write(cells);
            }
            if (mask != null) {
                for (int c = 0; c < n; c++) {
                    int flag = flags[start + columns[c]];
                    cells[c] = flag == 1 ? "1" : "0";
                    masked += flag;
                }
                mask.write(cells);
            }
        }
    }

    /** How many cells of the mask are 1. */
    long masked() {
        return masked;
    }

    /** Moves all tables into place. */
    void commit() throws IOException {
        for (TableWriter table : new TableWriter[] {rows, changes, mask}) {
            if (table != null) {
                table.flush();
            }
        }
        files.commit();
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
