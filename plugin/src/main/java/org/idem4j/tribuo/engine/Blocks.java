package org.idem4j.tribuo.engine;

/**
 * Loops over native floats in blocks: C2 vectorises loops over heap arrays, not over native memory, and copying a block
 * that fits the first-level cache in and out costs less than one element-wise operation of ND4J.
 */
final class Blocks {

    /** Floats of a block; three blocks fit a first-level cache of 32 KiB. */
    static final int SIZE = 2048;

    /** The fewest blocks worth another thread: about 5 µs of work. */
    static final int PER_THREAD = 8;

    /** Blocks of the thread that computes. */
    private static final ThreadLocal<float[][]> SCRATCH = ThreadLocal.withInitial(() -> new float[4][SIZE]);

    /** What is done with a block. */
    @FunctionalInterface
    interface Body {
        /**
         * Computes a block.
         *
         * @param scratch Arrays of {@link #SIZE} floats to use.
         * @param from The index of the block's first float.
         * @param count The floats in it.
         */
        void run(float[][] scratch, int from, int count);
    }

    /** What is done with a block of a matrix. */
    @FunctionalInterface
    interface RowBody {
        /**
         * Computes a block: whole rows of a matrix of at most {@link #SIZE} columns, or else a panel of one row.
         *
         * @param scratch Arrays of {@link #SIZE} floats to use.
         * @param from The index of the block's first float.
         * @param count The floats in it.
         * @param panel Which {@link #SIZE} columns these are, from 0.
         */
        void run(float[][] scratch, int from, int count, int panel);
    }

    private Blocks() {}

    /** How many blocks hold so many floats. */
    static int count(int length) {
        return (length - 1) / SIZE + 1;
    }

    /** Goes through all blocks of an array on all cores. */
    static void forEach(int length, Body body) {
        int blocks = count(length);
        Workers.SHARED.run(
                blocks,
                Workers.SHARED.parts(blocks, PER_THREAD),
                (part, from, to) -> within(from * SIZE, Math.min(length, to * SIZE), body));
    }

    /** Goes through a range in blocks on this thread. */
    static void within(int from, int to, Body body) {
        float[][] scratch = SCRATCH.get();
        for (int i = from; i < to; i += SIZE) {
            body.run(scratch, i, Math.min(SIZE, to - i));
        }
    }

    /** Goes through some rows of a matrix in blocks on this thread. */
    static void rows(int from, int to, int columns, RowBody body) {
        float[][] scratch = SCRATCH.get();
        if (columns <= SIZE) {
            int step = SIZE / columns;
            for (int row = from; row < to; row += step) {
                body.run(scratch, row * columns, Math.min(step, to - row) * columns, 0);
            }
            return;
        }
        for (int row = from; row < to; row++) {
            for (int panel = 0; panel * SIZE < columns; panel++) {
                int first = panel * SIZE;
                body.run(scratch, row * columns + first, Math.min(SIZE, columns - first), panel);
            }
        }
    }

    /** Zeros for every place of the blocks that {@link #rows} makes of a matrix: one array for all, or one a panel. */
    static float[][] places(int rows, int columns) {
        if (columns <= SIZE) {
            return new float[][] {new float[Math.min(rows, SIZE / columns) * columns]};
        }
        float[][] panels = new float[count(columns)][];
        for (int panel = 0; panel < panels.length; panel++) {
            panels[panel] = new float[Math.min(SIZE, columns - panel * SIZE)];
        }
        return panels;
    }

    /** Adds the sums of all places of a column, as {@link #places} lays them out, to the column's. */
    static void fold(float[][] places, float[] columns) {
        int column = 0;
        for (float[] sums : places) {
            for (int from = 0; from < sums.length; ) {
                int count = Math.min(columns.length - column, sums.length - from);
                for (int i = 0; i < count; i++) {
                    columns[column + i] += sums[from + i];
                }
                from += count;
                column = (column + count) % columns.length;
            }
        }
    }

    /** Sets a block to the same row again and again, or to its panel of the row. */
    static void repeat(float[] row, int panel, float[] block, int count) {
        int done = Math.min(row.length, count);
        System.arraycopy(row, panel * SIZE, block, 0, done);
        repeat(done, block, count);
    }

    /** Repeats the first floats of a block until so many are set. */
    static void repeat(int first, float[] block, int count) {
        int done = first;
        for (; done < count; done *= 2) {
            System.arraycopy(block, 0, block, done, Math.min(done, count - done));
        }
    }
}
