package org.idem4j.tribuo.engine;

import java.util.Arrays;

/** Shortens the rows of a matrix that are longer than a multiple of another's; on one thread. */
final class RowBound {

    private RowBound() {}

    /**
     * resultᵢ = errorᵢ · min(1, radius · ‖referenceᵢ‖ / ‖errorᵢ‖).
     *
     * @param error The rows.
     * @param reference Of the same shape.
     * @param radius The most that ‖resultᵢ‖ may be of ‖referenceᵢ‖.
     * @param result Of the same shape; a row that is not finite stays so.
     */
    static void apply(Matrix error, Matrix reference, double radius, Matrix result) {
        double[] lengths = squares(error);
        double[] most = squares(reference);
        float[] factors = new float[lengths.length];
        Arrays.fill(factors, 1);
        for (int row = 0; row < factors.length; row++) {
            if (lengths[row] > radius * radius * most[row]) {
                factors[row] = (float) (radius * Math.sqrt(most[row] / lengths[row]));
            }
        }
        Loops.combine(new double[] {1}, new Matrix[] {error}, factors, result);
    }

    /** ‖rowᵢ‖², summed in double. */
    private static double[] squares(Matrix rows) {
        double[] sums = new double[rows.rows()];
        int columns = rows.columns();
        Blocks.within(0, rows.length(), (scratch, from, count) -> {
            float[] block = scratch[0];
            rows.read(from, block, count);
            for (int i = 0; i < count; ) {
                int row = (from + i) / columns;
                int end = Math.min(count, (row + 1) * columns - from);
                double sum = 0;
                for (; i < end; i++) {
                    sum += (double) block[i] * block[i];
                }
                sums[row] += sum;
            }
        });
        return sums;
    }
}
