package org.idem4j.tribuo.experiment.images;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Distances between rows, by trying all. */
final class Neighbours {

    private Neighbours() {}

    /** The columns between two looks at whether a row is too far away already. */
    private static final int BLOCK = 56;

    /** The squared distance of two rows. */
    private static double square(float[] rows, int row, float[] others, int other, int n) {
        return square(rows, row, others, other, n, Double.POSITIVE_INFINITY);
    }

    /** The squared distance of two rows, or at least as much as another where it is not below that. */
    private static double square(float[] rows, int row, float[] others, int other, int n, double below) {
        double sum = 0;
        for (int from = 0; from < n && sum < below; from += BLOCK) {
            int to = Math.min(n, from + BLOCK);
            for (int i = from; i < to; i++) {
                double step = (double) rows[row * n + i] - others[other * n + i];
                sum += step * step;
            }
        }
        return sum;
    }

    /**
     * The nearest of other rows to each.
     *
     * @param rows Row-major.
     * @param others Row-major, at least one.
     * @param n The columns of both.
     * @return Per row the number of the nearest.
     */
    static int[] nearest(float[] rows, float[] others, int n) {
        return IntStream.range(0, rows.length / n)
                .parallel()
                .map(row -> nearest(rows, row, others, n))
                .toArray();
    }

    private static int nearest(float[] rows, int row, float[] others, int n) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int other = 0; other < others.length / n; other++) {
            double square = square(rows, row, others, other, n, least);
            if (square < least) {
                least = square;
                nearest = other;
            }
        }
        return nearest;
    }

    /**
     * How far the nearest of other rows is on the mean.
     *
     * @return The mean over rows of the root mean square over the columns.
     */
    static double distance(float[] rows, float[] others, int n) {
        return Arrays.stream(distances(rows, others, nearest(rows, others, n), n))
                .average()
                .orElse(Double.NaN);
    }

    /** Per row the root mean square over the columns of its distance from the other row of that number. */
    static double[] distances(float[] rows, float[] others, int[] nearest, int n) {
        return IntStream.range(0, nearest.length)
                .mapToDouble(row -> Math.sqrt(square(rows, row, others, nearest[row], n) / n))
                .toArray();
    }

    /**
     * Coverage (Naeem et al. 2020, Eq. 4): the share of the true rows that have a drawn one within the distance of their k-th
     * neighbour among the true ones.
     *
     * @param truth Row-major, more than k rows.
     * @param drawn Row-major.
     * @param n The columns of both.
     * @param k At least 1.
     */
    static double coverage(float[] truth, float[] drawn, int n, int k) {
        int count = truth.length / n;
        long covered = IntStream.range(0, count)
                .parallel()
                .filter(row -> {
                    double[] squares = new double[count];
                    for (int other = 0; other < count; other++) {
                        squares[other] = square(truth, row, truth, other, n);
                    }
                    Arrays.sort(squares); // the first is the row itself
                    return square(truth, row, drawn, nearest(truth, row, drawn, n), n) <= squares[k];
                })
                .count();
        return (double) covered / count;
    }
}
