package org.idem4j.tribuo.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.idem4j.onnx.selfmap.DenseSelfMap;

/**
 * Sums per column over rows and passes, gathered chunk by chunk so that no more than a chunk of f<sup>k</sup>(x) is held.
 */
final class PassSums {

    /** Passes whose drift and gap are measured. */
    static final int PASSES = 10;
    /** Rows whose outputs are kept for the effective rank. */
    private static final int RANK_ROWS = 2048;

    private final int columns;
    private long rows;
    final double[] target;
    final double[] targetSquare;
    final double[] output;
    final double[] outputSquare;
    final double[] moved;
    final double[] inputError;
    final double[][] drift;
    final double[][] gap;
    final List<double[]> firstOutputs = new ArrayList<>();
    // Sums of squares about the first row's values: they do not cancel as raw squares would, and a constant gives zero.
    private double[] targetShift;
    private double[] outputShift;

    PassSums(int columns) {
        this.columns = columns;
        this.target = new double[columns];
        this.targetSquare = new double[columns];
        this.output = new double[columns];
        this.outputSquare = new double[columns];
        this.moved = new double[columns];
        this.inputError = new double[columns];
        this.drift = new double[PASSES][columns];
        this.gap = new double[PASSES][columns];
    }

    long rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    /** Applies f eleven times to a chunk of rows and adds what it finds. */
    void add(DenseSelfMap f, float[] x, float[] t) {
        float[] y = f.apply(x);
        if (rows == 0) {
            targetShift = firstRow(t);
            outputShift = firstRow(y);
        }
        moments(t, target, targetSquare, targetShift);
        moments(y, output, outputSquare, outputShift);
        squares(y, x, moved);
        squares(x, t, inputError);
        for (int start = 0; start < y.length && firstOutputs.size() < RANK_ROWS; start += columns) {
            double[] row = new double[columns];
            for (int c = 0; c < columns; c++) {
                row[c] = y[start + c];
            }
            firstOutputs.add(row);
        }
        for (int k = 0; k < PASSES; k++) {
            squares(y, t, drift[k]);
            float[] next = f.apply(y);
            squares(next, y, gap[k]);
            y = next;
        }
        rows += x.length / columns;
    }

    private double[] firstRow(float[] values) {
        double[] row = new double[columns];
        Arrays.setAll(row, c -> values[c]);
        return row;
    }

    private void moments(float[] values, double[] sums, double[] squares, double[] about) {
        for (int i = 0; i < values.length; i++) {
            double centred = values[i] - about[i % columns];
            sums[i % columns] += centred;
            squares[i % columns] += centred * centred;
        }
    }

    private void squares(float[] a, float[] b, double[] sums) {
        for (int i = 0; i < a.length; i++) {
            double difference = (double) a[i] - b[i];
            sums[i % columns] += difference * difference;
        }
    }

    /** The sum of squares about the column's own mean. */
    double centredSquare(double[] sums, double[] squares, int column) {
        return Math.max(0, squares[column] - sums[column] * sums[column] / rows);
    }
}
