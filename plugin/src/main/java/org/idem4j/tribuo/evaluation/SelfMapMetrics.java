package org.idem4j.tribuo.evaluation;

import java.util.Arrays;
import java.util.List;

/**
 * The measurements of a self-map on rows x with targets t. Raw units unless the name says standardised; those divide each
 * column by the target's deviation (a constant column by 1, a nearly constant one by a quarter of what it was in training), so that columns of different units can be added. The pixels of
 * images have one unit already: these are all divided by the root mean square of their deviations. A number that can't be had,
 * since f ran off to infinity or a variance is zero, is NaN.
 *
 * @param rows The rows.
 * @param oneUnit Whether all columns are of one unit, as the pixels of images are.
 * @param rmse Root mean square, over rows and columns, of f(x) − t.
 * @param r2 The mean of the columns' coefficients of determination; columns of constant target left out. Where all are of one
 *     unit that of all columns together, since one that hardly varies would outweigh all others.
 * @param gap gap[k] = root mean square of f<sup>k+2</sup>(x) − f<sup>k+1</sup>(x), so gap[0] is that of f(f(x)) − f(x).
 * @param relativeGap gap[0] / outputStd.
 * @param outputStd Square root of the mean over columns of the variance of f(x): zero for a constant map.
 * @param effectiveRank The effective rank of the outputs f(x), of the first 2048 rows: how many directions are left.
 * @param distanceFromIdentity Root mean square of f(x) − x: zero for a map that does nothing.
 * @param standardisedMeansRmse Standardised m − t, m the columns' means of t: 1 but where a unit is not the deviation.
 * @param standardisedInputRmse Standardised x − t: the error before any repair.
 * @param standardisedDrift Standardised f<sup>k+1</sup>(x) − t, for k = 0 … 9: the error after k + 1 passes.
 * @param standardisedGap As {@code gap}, standardised.
 */
public record SelfMapMetrics(
        long rows,
        boolean oneUnit,
        double rmse,
        double r2,
        double[] gap,
        double relativeGap,
        double outputStd,
        double effectiveRank,
        double distanceFromIdentity,
        double standardisedMeansRmse,
        double standardisedInputRmse,
        double[] standardisedDrift,
        double[] standardisedGap) {

    private static final double LEAST_OF_TRAINED = 0.25;

    /**
     * What the standardised numbers are in units of.
     *
     * @return Words that go on with "in units of".
     */
    public String units() {
        return oneUnit ? "the pixels' standard deviation" : "each column's standard deviation";
    }

    /**
     * The numbers that sums give.
     *
     * @param trained Per column the deviation of the rows trained on; null where it is not known. A column that is nearly
     *     constant in few rows to judge by would outweigh all others, so its unit is no less than a quarter of that.
     * @param oneUnit Whether all columns are of one unit, as pixels are.
     */
    static SelfMapMetrics of(PassSums sums, float[] trained, boolean oneUnit) {
        int n = sums.columns();
        double[] raw = new double[n];
        Arrays.fill(raw, 1);
        double[] unit = new double[n];
        double[] variations = new double[n];
        for (int c = 0; c < n; c++) {
            variations[c] = variation(sums, c);
            double deviation = Math.sqrt(variations[c] / sums.targets[c]);
            double least = trained == null ? 0 : LEAST_OF_TRAINED * trained[c];
            unit[c] = deviation > 0 || least > 0 ? Math.max(deviation, least) : 1;
        }
        if (oneUnit) {
            share(unit, variations, sums.targets);
        }
        double variance = 0;
        for (int c = 0; c < n; c++) {
            variance += sums.centredSquare(sums.output, sums.outputSquare, sums.rows(), c) / sums.rows() / n;
        }
        long[] outputs = new long[n];
        Arrays.fill(outputs, sums.rows());
        double[] gap = rms(outputs, sums.gap, raw);
        double outputStd = Math.sqrt(variance);
        return new SelfMapMetrics(
                sums.rows(),
                oneUnit,
                rms(sums.targets, sums.drift[0], raw),
                oneUnit ? r2OfAll(sums, variations) : r2(sums, variations),
                gap,
                outputStd > 0 ? gap[0] / outputStd : Double.NaN,
                outputStd,
                EffectiveRank.of(centred(sums.firstOutputs, unit)),
                rms(sums.inputs, sums.moved, raw),
                rms(sums.targets, variations, unit),
                rms(sums.both, sums.inputError, unit),
                rms(sums.targets, sums.drift, unit),
                rms(outputs, sums.gap, unit));
    }

    /** The root mean square of the deviations for every column; 1 where nothing varies. */
    private static void share(double[] unit, double[] variations, long[] counts) {
        double square = Arrays.stream(variations).sum() / Arrays.stream(counts).sum();
        Arrays.fill(unit, square > 0 ? Math.sqrt(square) : 1);
    }

    private static double[] rms(long[] counts, double[][] squares, double[] unit) {
        return Arrays.stream(squares).mapToDouble(s -> rms(counts, s, unit)).toArray();
    }

    private static double rms(long[] counts, double[] squares, double[] unit) {
        double total = 0;
        for (int c = 0; c < squares.length; c++) {
            total += squares[c] / (unit[c] * unit[c]);
        }
        return Math.sqrt(total / Arrays.stream(counts).sum());
    }

    private static double variation(PassSums sums, int column) {
        return sums.centredSquare(sums.target, sums.targetSquare, sums.targets[column], column);
    }

    private static double r2(PassSums sums, double[] variations) {
        double total = 0;
        int counted = 0;
        for (int c = 0; c < sums.columns(); c++) {
            if (variations[c] > 0) {
                total += 1 - sums.drift[0][c] / variations[c];
                counted++;
            }
        }
        return counted > 0 ? total / counted : Double.NaN;
    }

    private static double r2OfAll(PassSums sums, double[] variations) {
        double variation = Arrays.stream(variations).sum();
        return variation > 0 ? 1 - Arrays.stream(sums.drift[0]).sum() / variation : Double.NaN;
    }

    /** Rows about their mean, taken from the first row first so that constant outputs give exact zeros. */
    private static double[][] centred(List<double[]> outputs, double[] unit) {
        double[] first = outputs.get(0);
        double[] mean = new double[unit.length];
        outputs.forEach(row -> Arrays.setAll(mean, c -> mean[c] + (row[c] - first[c]) / outputs.size()));
        return outputs.stream()
                .map(row -> {
                    double[] centred = new double[unit.length];
                    Arrays.setAll(centred, c -> (row[c] - first[c] - mean[c]) / unit[c]);
                    return centred;
                })
                .toArray(double[][]::new);
    }
}
