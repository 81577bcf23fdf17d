package org.idem4j.onnx.serving;

import java.nio.FloatBuffer;

/** Copies rows between the self-map's order of columns and the graph's. */
final class ColumnOrder {

    /** For each column of the self-map its column in the graph. */
    private final int[] graphColumns;

    private final boolean same;

    ColumnOrder(int[] graphColumns) {
        this.graphColumns = graphColumns;
        this.same = isIdentity(graphColumns);
    }

    private static boolean isIdentity(int[] columns) {
        for (int c = 0; c < columns.length; c++) {
            if (columns[c] != c) {
                return false;
            }
        }
        return true;
    }

    /** Whether the two orders are one. */
    boolean same() {
        return same;
    }

    int graphColumn(int column) {
        return graphColumns[column];
    }

    /** Values [from, from + count) of rows to the place {@code at} of a buffer in the graph's order; whole rows. */
    void toGraph(float[] rows, int from, int count, FloatBuffer graph, int at) {
        if (same) {
            graph.put(at, rows, from, count);
            return;
        }
        int n = graphColumns.length;
        for (int start = 0; start < count; start += n) {
            for (int c = 0; c < n; c++) {
                graph.put(at + start + graphColumns[c], rows[from + start + c]);
            }
        }
    }

    /** The way back of {@link #toGraph}. */
    void fromGraph(FloatBuffer graph, int at, float[] rows, int from, int count) {
        if (same) {
            graph.get(at, rows, from, count);
            return;
        }
        int n = graphColumns.length;
        for (int start = 0; start < count; start += n) {
            for (int c = 0; c < n; c++) {
                rows[from + start + c] = graph.get(at + start + graphColumns[c]);
            }
        }
    }
}
