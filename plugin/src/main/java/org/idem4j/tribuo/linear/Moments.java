package org.idem4j.tribuo.linear;

import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.training.TrainingData;

/**
 * The weighted means over rows that least squares needs, [n × n] each, in double precision.
 *
 * @param inputs XᵀX, the means of x xᵀ.
 * @param crossed XᵀY, the means of x yᵀ.
 */
record Moments(DMatrixRMaj inputs, DMatrixRMaj crossed) {

    /** Rows multiplied at once, which bounds the memory. */
    private static final int BLOCK = 1024;

    /**
     * Of rows.
     *
     * @param data Centred rows.
     * @param corruption What to do to the inputs; null for nothing.
     * @param draws How often to do it anew.
     * @param random For the corruption.
     */
    static Moments of(TrainingData data, Corruption corruption, int draws, RandomGenerator random) {
        int n = data.dimension();
        Moments sums = new Moments(new DMatrixRMaj(n, n), new DMatrixRMaj(n, n));
        double total = 0;
        for (int draw = 0; draw < (corruption == null ? 1 : draws); draw++) {
            float[] inputs = data.inputs().clone();
            if (corruption != null) {
                corruption.corrupt(inputs, n, random);
            }
            for (int from = 0; from < data.rows(); from += BLOCK) {
                total += sums.add(data, inputs, from, Math.min(data.rows(), from + BLOCK));
            }
        }
        CommonOps_DDRM.divide(sums.inputs, total);
        CommonOps_DDRM.divide(sums.crossed, total);
        return sums;
    }

    /** Adds some rows and says what they weigh. */
    private double add(TrainingData data, float[] inputs, int from, int to) {
        int n = data.dimension();
        DMatrixRMaj x = new DMatrixRMaj(to - from, n);
        DMatrixRMaj weightedX = new DMatrixRMaj(to - from, n);
        DMatrixRMaj weightedY = new DMatrixRMaj(to - from, n);
        double total = 0;
        for (int row = from; row < to; row++) {
            double weight = data.weights()[row];
            total += weight;
            for (int c = 0; c < n; c++) {
                int place = (row - from) * n + c;
                x.data[place] = inputs[row * n + c];
                weightedX.data[place] = weight * inputs[row * n + c];
                weightedY.data[place] = weight * data.targets()[row * n + c];
            }
        }
        CommonOps_DDRM.multAddTransA(x, weightedX, this.inputs);
        CommonOps_DDRM.multAddTransA(x, weightedY, crossed);
        return total;
    }
}
