package org.idem4j.tribuo.linear;

import java.util.random.RandomGenerator;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.idem4j.onnx.io.Interruption;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.training.TrainingData;

/**
 * The weighted means over rows that least squares needs, [n × n] each, in double precision.
 *
 * @param inputs XᵀX, the means of x xᵀ.
 * @param crossed XᵀY, the means of x yᵀ.
 * @param targets The mean of ‖y‖².
 * @param weight What all rows weigh together, each counted as often as it was damaged.
 */
record Moments(DMatrixRMaj inputs, DMatrixRMaj crossed, double targets, double weight) {

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
        DMatrixRMaj inputSums = new DMatrixRMaj(n, n);
        DMatrixRMaj crossedSums = new DMatrixRMaj(n, n);
        double targets = 0;
        double total = 0;
        for (int draw = 0; draw < (corruption == null ? 1 : draws); draw++) {
            float[] inputs = data.inputs().clone();
            if (corruption != null) {
                corruption.corrupt(inputs, n, random);
            }
            for (int from = 0; from < data.rows(); from += BLOCK) {
                Interruption.check();
                Block block = new Block(data, inputs, from, Math.min(data.rows(), from + BLOCK));
                block.addTo(inputSums, crossedSums);
                targets += block.targets;
                total += block.weight;
            }
        }
        CommonOps_DDRM.divide(inputSums, total);
        CommonOps_DDRM.divide(crossedSums, total);
        return new Moments(inputSums, crossedSums, targets / total, total);
    }

    /** Those of these rows and of others. */
    Moments and(Moments other) {
        double total = weight + other.weight;
        return new Moments(
                mean(inputs, other.inputs, other.weight / total),
                mean(crossed, other.crossed, other.weight / total),
                targets + (other.targets - targets) * other.weight / total,
                total);
    }

    private static DMatrixRMaj mean(DMatrixRMaj one, DMatrixRMaj other, double share) {
        DMatrixRMaj mean = new DMatrixRMaj(one.numRows, one.numCols);
        CommonOps_DDRM.add(1 - share, one, share, other, mean);
        return mean;
    }

    /** Those of rows whose inputs have independent noise of a variance as well. */
    Moments withNoise(double variance) {
        DMatrixRMaj noisy = inputs.copy();
        for (int i = 0; i < noisy.numRows; i++) {
            noisy.add(i, i, variance);
        }
        return new Moments(noisy, crossed, targets, weight);
    }

    /** The mean square of an input's cell. */
    double inputSquare() {
        return CommonOps_DDRM.trace(inputs) / inputs.numRows;
    }

    /** Some rows, with their weights. */
    private static final class Block {
        private final DMatrixRMaj x;
        private final DMatrixRMaj weightedX;
        private final DMatrixRMaj weightedY;
        private double targets;
        private double weight;

        Block(TrainingData data, float[] inputs, int from, int to) {
            int n = data.dimension();
            x = new DMatrixRMaj(to - from, n);
            weightedX = new DMatrixRMaj(to - from, n);
            weightedY = new DMatrixRMaj(to - from, n);
            for (int row = from; row < to; row++) {
                double rowWeight = data.weights()[row];
                weight += rowWeight;
                for (int c = 0; c < n; c++) {
                    int place = (row - from) * n + c;
                    double target = data.targets()[row * n + c];
                    x.data[place] = inputs[row * n + c];
                    weightedX.data[place] = rowWeight * inputs[row * n + c];
                    weightedY.data[place] = rowWeight * target;
                    targets += rowWeight * target * target;
                }
            }
        }

        void addTo(DMatrixRMaj inputSums, DMatrixRMaj crossedSums) {
            CommonOps_DDRM.multAddTransA(x, weightedX, inputSums);
            CommonOps_DDRM.multAddTransA(x, weightedY, crossedSums);
        }
    }
}
