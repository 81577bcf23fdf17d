package org.idem4j.tribuo.filling;

import java.util.Arrays;
import java.util.BitSet;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The normal distribution of rows with gaps, by maximum likelihood: expectation-maximisation (Dempster, Laird &amp; Rubin 1977;
 * Little &amp; Rubin, Statistical Analysis with Missing Data, 3rd ed., section 11.2).
 *
 * @param means Per column.
 * @param covariance [n × n], symmetric.
 */
record Gaussian(double[] means, DMatrixRMaj covariance) {

    private static final int MOST_ROUNDS = 30;
    private static final double CONVERGED = 1e-4;

    /** Keeps the covariance of dependent columns invertible; in the units of rows whose variances are about 1. */
    private static final double RIDGE = 1e-3;

    /** About ten seconds of solving. */
    private static final double MOST_OPERATIONS = 2e10;

    /**
     * The distribution of rows in standardised units.
     *
     * @param rows Row-major, NaN where a cell is missing; in each column at least one is known.
     * @param weights Per row, not negative, their sum positive.
     * @param n The columns.
     */
    static Gaussian of(float[] rows, float[] weights, int n) {
        Gaussian estimate = complete(withZeros(rows), weights, n);
        BitSet[] gaps = gaps(rows, n);
        if (Arrays.stream(gaps).allMatch(BitSet::isEmpty)) {
            return estimate;
        }
        int rounds = (int) Math.max(2, Math.min(MOST_ROUNDS, MOST_OPERATIONS / operations(gaps)));
        for (int round = 0; round < rounds; round++) {
            Gaussian next = estimate.maximised(rows, weights, gaps);
            boolean converged = next.near(estimate);
            estimate = next;
            if (converged) {
                break;
            }
        }
        return estimate;
    }

    private static double operations(BitSet[] gaps) {
        return Arrays.stream(gaps)
                .mapToDouble(gap -> Math.pow(gap.cardinality(), 3))
                .sum();
    }

    private static float[] withZeros(float[] rows) {
        float[] filled = rows.clone();
        for (int i = 0; i < filled.length; i++) {
            filled[i] = Float.isNaN(filled[i]) ? 0 : filled[i];
        }
        return filled;
    }

    private static BitSet[] gaps(float[] rows, int n) {
        BitSet[] gaps = new BitSet[rows.length / n];
        for (int row = 0; row < gaps.length; row++) {
            gaps[row] = new BitSet(n);
            for (int c = 0; c < n; c++) {
                gaps[row].set(c, Float.isNaN(rows[row * n + c]));
            }
        }
        return gaps;
    }

    private static Gaussian complete(float[] rows, float[] weights, int n) {
        Sums sums = new Sums(n);
        double[] x = new double[n];
        for (int row = 0; row < weights.length; row++) {
            for (int c = 0; c < n; c++) {
                x[c] = rows[row * n + c];
            }
            sums.add(x, weights[row]);
        }
        return sums.gaussian();
    }

    /** One round: what the missing cells are expected to be, then the moments of that. */
    private Gaussian maximised(float[] rows, float[] weights, BitSet[] gaps) {
        int n = means.length;
        DMatrixRMaj precision = precision(RIDGE);
        Sums sums = new Sums(n);
        double[] x = new double[n];
        for (int row = 0; row < weights.length; row++) {
            int[] missing = gaps[row].stream().toArray();
            for (int c = 0; c < n; c++) {
                x[c] = gaps[row].get(c) ? means[c] : rows[row * n + c];
            }
            if (missing.length > 0) {
                sums.addCovariance(missing, expect(x, missing, precision), weights[row]);
            }
            sums.add(x, weights[row]);
        }
        return sums.gaussian();
    }

    /** Sets the missing cells to their conditional means and gives their conditional covariance. */
    private DMatrixRMaj expect(double[] x, int[] missing, DMatrixRMaj precision) {
        int n = means.length;
        DMatrixRMaj inner = new DMatrixRMaj(missing.length, missing.length);
        double[] pull = new double[missing.length];
        for (int i = 0; i < missing.length; i++) {
            for (int j = 0; j < missing.length; j++) {
                inner.set(i, j, precision.get(missing[i], missing[j]));
            }
            for (int c = 0; c < n; c++) {
                pull[i] -= precision.get(missing[i], c) * (x[c] - means[c]); // missing ones stand at their means
            }
        }
        DMatrixRMaj covariance = inverse(inner);
        for (int i = 0; i < missing.length; i++) {
            double shift = 0;
            for (int j = 0; j < missing.length; j++) {
                shift += covariance.get(i, j) * pull[j];
            }
            x[missing[i]] = means[missing[i]] + shift;
        }
        return covariance;
    }

    /**
     * The inverse of the covariance and a ridge.
     *
     * @param ridge What is added to the variances, above zero.
     */
    DMatrixRMaj precision(double ridge) {
        DMatrixRMaj ridged = covariance.copy();
        for (int c = 0; c < means.length; c++) {
            ridged.add(c, c, ridge);
        }
        return inverse(ridged);
    }

    private static DMatrixRMaj inverse(DMatrixRMaj matrix) {
        DMatrixRMaj inverse = new DMatrixRMaj(matrix.numRows, matrix.numCols);
        if (!CommonOps_DDRM.invertSPD(matrix, inverse)) {
            throw new IllegalStateException("A covariance with a ridge is positive definite, but this one is not.");
        }
        return inverse;
    }

    private boolean near(Gaussian other) {
        double furthest = 0;
        for (int c = 0; c < means.length; c++) {
            furthest = Math.max(furthest, Math.abs(means[c] - other.means[c]));
        }
        for (int i = 0; i < covariance.data.length; i++) {
            furthest = Math.max(furthest, Math.abs(covariance.data[i] - other.covariance.data[i]));
        }
        return furthest < CONVERGED;
    }

    /** Weighted sums of rows and of their products. */
    private static final class Sums {
        private final int n;
        private final double[] sum;
        private final DMatrixRMaj products;
        private double weight;

        Sums(int n) {
            this.n = n;
            this.sum = new double[n];
            this.products = new DMatrixRMaj(n, n);
        }

        void add(double[] x, double w) {
            weight += w;
            for (int i = 0; i < n; i++) {
                double scaled = w * x[i];
                sum[i] += scaled;
                for (int j = 0; j < n; j++) {
                    products.data[i * n + j] += scaled * x[j];
                }
            }
        }

        void addCovariance(int[] columns, DMatrixRMaj covariance, double w) {
            for (int i = 0; i < columns.length; i++) {
                for (int j = 0; j < columns.length; j++) {
                    products.data[columns[i] * n + columns[j]] += w * covariance.get(i, j);
                }
            }
        }

        Gaussian gaussian() {
            double[] means = new double[n];
            DMatrixRMaj covariance = new DMatrixRMaj(n, n);
            for (int i = 0; i < n; i++) {
                means[i] = sum[i] / weight;
            }
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    covariance.set(i, j, products.get(i, j) / weight - means[i] * means[j]);
                }
            }
            return new Gaussian(means, covariance);
        }
    }
}
