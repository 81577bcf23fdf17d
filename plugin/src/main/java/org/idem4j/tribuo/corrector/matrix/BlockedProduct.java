package org.idem4j.tribuo.corrector.matrix;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Rows of the right factor, a block at a time so that they stay in the cache, added up into the rows of the result. */
final class BlockedProduct implements MatrixProduct {

    /** Rows of the result that one thread computes at a time. */
    private static final int ROWS = 64;
    /** Rows of the right factor in the cache: a megabyte at n = 2000. */
    private static final int INNER = 64;

    @Override
    public void multiply(int n, double[] left, double[] right, double[] result) {
        IntStream.range(0, (n + ROWS - 1) / ROWS).parallel().forEach(part -> {
            int from = part * ROWS;
            rows(n, from, Math.min(n, from + ROWS), left, right, result);
        });
    }

    private static void rows(int n, int from, int to, double[] left, double[] right, double[] result) {
        Arrays.fill(result, from * n, to * n, 0);
        for (int block = 0; block < n; block += INNER) {
            int end = Math.min(n, block + INNER);
            for (int i = from; i < to; i++) {
                for (int k = block; k < end; k++) {
                    addScaled(left[i * n + k], right, k * n, result, i * n, n);
                }
            }
        }
    }

    private static void addScaled(double factor, double[] row, int start, double[] sum, int place, int n) {
        for (int j = 0; j < n; j++) {
            sum[place + j] += factor * row[start + j];
        }
    }
}
