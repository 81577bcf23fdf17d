package org.idem4j.tribuo.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.idem4j.onnx.selfmap.DenseRows;
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
    /** Per column how many squares went into the sums against targets, against inputs, and of inputs against targets. */
    final long[] targets;

    final long[] inputs;
    final long[] both;
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
        this.targets = new long[columns];
        this.inputs = new long[columns];
        this.both = new long[columns];
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
        // A missing cell counts in no sum; what f gives is never taken as missing.
        boolean[] all = new boolean[x.length];
        Arrays.fill(all, true);
        boolean[] known = known(all, t, targets);
        boolean[] given = known(all, x, inputs);
        moments(t, known, target, targetSquare, targetShift);
        moments(y, all, output, outputSquare, outputShift);
        squares(y, x, given, moved);
        squares(x, t, known(given, t, both), inputError);
        for (int start = 0; start < y.length && firstOutputs.size() < RANK_ROWS; start += columns) {
            double[] row = new double[columns];
            for (int c = 0; c < columns; c++) {
                row[c] = y[start + c];
            }
            firstOutputs.add(row);
        }
        for (int k = 0; k < PASSES; k++) {
            squares(y, t, known, drift[k]);
            float[] next = DenseRows.applyToOutputs(f, y);
            squares(next, y, all, gap[k]);
            y = next;
        }
        rows += x.length / columns;
    }

    private double[] firstRow(float[] values) {
        double[] row = new double[columns];
        Arrays.setAll(row, c -> Float.isNaN(values[c]) ? 0 : values[c]);
        return row;
    }

    /** Which values are no NaN, among some; counted by columns. */
    private boolean[] known(boolean[] among, float[] values, long[] counts) {
        boolean[] known = new boolean[values.length];
        for (int start = 0; start < values.length; start += columns) {
            for (int c = 0; c < columns; c++) {
                known[start + c] = among[start + c] && !Float.isNaN(values[start + c]);
                counts[c] += known[start + c] ? 1 : 0;
            }
        }
        return known;
    }

    // Loops over rows and then columns: a division for each value's column costs more than its square.
    private void moments(float[] values, boolean[] counted, double[] sums, double[] squares, double[] about) {
        for (int start = 0; start < values.length; start += columns) {
            for (int c = 0; c < columns; c++) {
                if (counted[start + c]) {
                    double centred = values[start + c] - about[c];
                    sums[c] += centred;
                    squares[c] += centred * centred;
                }
            }
        }
    }

    private void squares(float[] a, float[] b, boolean[] counted, double[] sums) {
        for (int start = 0; start < a.length; start += columns) {
            for (int c = 0; c < columns; c++) {
                if (counted[start + c]) {
                    double difference = (double) a[start + c] - b[start + c];
                    sums[c] += difference * difference;
                }
            }
        }
    }

    /** The sum of so many squares about the column's own mean. */
    double centredSquare(double[] sums, double[] squares, double count, int column) {
        return Math.max(0, squares[column] - sums[column] * sums[column] / count);
    }
}
