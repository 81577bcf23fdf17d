package org.idem4j.tribuo.engine;

/** Moves chosen columns between matrices, some rows at a time, on this thread. */
final class ColumnCopies {

    /** In place of a column: none, where a zero is taken and to which nothing is added. */
    static final int NONE = -1;

    private ColumnCopies() {}

    /** target ← factor · source[:, columns]. */
    static void take(Matrix source, int[] columns, float factor, Matrix target) {
        int n = source.columns();
        int k = columns.length;
        int step = rowsAtOnce(source);
        float[] wide = new float[step * n];
        float[] narrow = new float[step * k];
        for (int row = 0; row < source.rows(); row += step) {
            int rows = Math.min(step, source.rows() - row);
            source.read((long) row * n, wide, rows * n);
            int next = 0;
            for (int at = 0; at < rows * n; at += n) {
                for (int column : columns) {
                    narrow[next++] = column == NONE ? 0 : factor * wide[at + column];
                }
            }
            target.write((long) row * k, narrow, rows * k);
        }
    }

    /** target[:, columns] ← target[:, columns] + factor · source. */
    static void add(Matrix target, int[] columns, float factor, Matrix source) {
        int n = target.columns();
        int k = columns.length;
        int step = rowsAtOnce(target);
        float[] wide = new float[step * n];
        float[] narrow = new float[step * k];
        for (int row = 0; row < target.rows(); row += step) {
            int rows = Math.min(step, target.rows() - row);
            target.read((long) row * n, wide, rows * n);
            source.read((long) row * k, narrow, rows * k);
            int next = 0;
            for (int at = 0; at < rows * n; at += n) {
                for (int column : columns) {
                    if (column != NONE) {
                        wide[at + column] += factor * narrow[next];
                    }
                    next++;
                }
            }
            target.write((long) row * n, wide, rows * n);
        }
    }

    private static int rowsAtOnce(Matrix matrix) {
        return Math.min(matrix.rows(), Math.max(1, Blocks.SIZE / matrix.columns()));
    }
}
