package org.idem4j.tribuo.data;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The least and the largest known value of each column of rows, their mean, and the sum of squared distances from it: what Tribuo
 * keeps of features and of output dimensions.
 */
final class ColumnSums {

    /** A part of the rows that is summed by itself, always the same one: the sums don't depend on the number of threads. */
    private static final int PART = 4_096;

    final int[] known;
    final float[] least;
    final float[] largest;
    final double[] mean;
    final double[] squares;

    private ColumnSums(float[] first) {
        this.known = new int[first.length];
        this.least = first.clone();
        this.largest = first.clone();
        this.mean = new double[first.length];
        this.squares = new double[first.length];
    }

    /** Copies a row to the start of an array; several threads do. */
    interface Row {
        void copy(int row, float[] into);
    }

    /**
     * Goes through rows once. Distances are summed from the first known value, so that nothing is lost of columns far from zero.
     *
     * @param columns n.
     * @param rows How many there are, at least one.
     * @param source The rows.
     */
    static ColumnSums of(int columns, int rows, Row source) {
        float[] first = first(columns, rows, source);
        List<ColumnSums> parts = IntStream.range(0, (rows + PART - 1) / PART)
                .parallel()
                .mapToObj(part -> part(part * PART, (int) Math.min(rows, (part + 1L) * PART), first, source))
                .toList();
        ColumnSums sums = new ColumnSums(first);
        parts.forEach(sums::add);
        for (int c = 0; c < columns; c++) {
            double shift = sums.known[c] == 0 ? 0 : sums.mean[c] / sums.known[c];
            sums.squares[c] = Math.max(0, sums.squares[c] - shift * sums.mean[c]);
            sums.mean[c] = first[c] + shift;
        }
        return sums;
    }

    /** The first known value of each column; NaN where there is none. */
    private static float[] first(int columns, int rows, Row source) {
        float[] first = new float[columns];
        source.copy(0, first);
        float[] row = new float[columns];
        int open = unknown(first);
        for (int r = 1; r < rows && open > 0; r++) {
            source.copy(r, row);
            for (int c = 0; c < columns; c++) {
                first[c] = Float.isNaN(first[c]) ? row[c] : first[c];
            }
            open = unknown(first);
        }
        return first;
    }

    private static int unknown(float[] row) {
        int unknown = 0;
        for (float value : row) {
            unknown += Float.isNaN(value) ? 1 : 0;
        }
        return unknown;
    }

    private static ColumnSums part(int from, int to, float[] first, Row source) {
        ColumnSums part = new ColumnSums(first);
        float[] row = new float[first.length];
        for (int r = from; r < to; r++) {
            source.copy(r, row);
            part.add(row, first);
        }
        return part;
    }

    /** A row, distances still those from the first one. */
    private void add(float[] row, float[] first) {
        for (int c = 0; c < row.length; c++) {
            boolean missing = Float.isNaN(row[c]);
            double distance = missing ? 0 : (double) row[c] - first[c];
            known[c] += missing ? 0 : 1;
            mean[c] += distance;
            squares[c] += distance * distance;
        }
        for (int c = 0; c < row.length; c++) {
            float value = Float.isNaN(row[c]) ? first[c] : row[c];
            least[c] = Math.min(least[c], value);
            largest[c] = Math.max(largest[c], value);
        }
    }

    private void add(ColumnSums part) {
        for (int c = 0; c < mean.length; c++) {
            known[c] += part.known[c];
            mean[c] += part.mean[c];
            squares[c] += part.squares[c];
            least[c] = Math.min(least[c], part.least[c]);
            largest[c] = Math.max(largest[c], part.largest[c]);
        }
    }
}
