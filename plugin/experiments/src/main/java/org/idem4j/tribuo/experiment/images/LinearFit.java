package org.idem4j.tribuo.experiment.images;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The linear map x ↦ y with the least squares, of centred columns, so that it has no offset beside their means. A ridge of 10⁻⁶ of
 * x's mean variance keeps columns that say the same apart, and of an x that does not vary y's mean is left.
 *
 * @param meanX Per column of x.
 * @param meanY Per column of y.
 * @param weights [columns of x × columns of y].
 */
record LinearFit(double[] meanX, double[] meanY, DMatrixRMaj weights) {

    private static final double RIDGE = 1e-6;

    /**
     * Fits rows.
     *
     * @param x Row-major, one row for each of y.
     * @param y Row-major.
     * @param columnsX Of x, fewer than rows.
     * @param columnsY Of y.
     */
    static LinearFit of(float[] x, float[] y, int columnsX, int columnsY) {
        double[] meanX = means(x, columnsX);
        double[] meanY = means(y, columnsY);
        DMatrixRMaj a = centred(x, meanX);
        DMatrixRMaj moments = new DMatrixRMaj(columnsX, columnsX);
        CommonOps_DDRM.multInner(a, moments);
        double ridge = Math.max(Float.MIN_NORMAL, RIDGE * CommonOps_DDRM.trace(moments) / columnsX);
        for (int i = 0; i < columnsX; i++) {
            moments.add(i, i, ridge);
        }
        DMatrixRMaj products = new DMatrixRMaj(columnsX, columnsY);
        CommonOps_DDRM.multTransA(a, centred(y, meanY), products);
        DMatrixRMaj weights = new DMatrixRMaj(columnsX, columnsY);
        CommonOps_DDRM.solve(moments, products, weights);
        return new LinearFit(meanX, meanY, weights);
    }

    private static double[] means(float[] rows, int columns) {
        double[] means = new double[columns];
        for (int i = 0; i < rows.length; i++) {
            means[i % columns] += rows[i] * (double) columns / rows.length;
        }
        return means;
    }

    private static DMatrixRMaj centred(float[] rows, double[] means) {
        int columns = means.length;
        DMatrixRMaj centred = new DMatrixRMaj(rows.length / columns, columns);
        for (int i = 0; i < rows.length; i++) {
            centred.data[i] = rows[i] - means[i % columns];
        }
        return centred;
    }

    /** Row-major, [rows of x × columns of y]. */
    double[] at(float[] x) {
        DMatrixRMaj fitted = new DMatrixRMaj(x.length / meanX.length, meanY.length);
        CommonOps_DDRM.mult(centred(x, meanX), weights, fitted);
        for (int i = 0; i < fitted.data.length; i++) {
            fitted.data[i] += meanY[i % meanY.length];
        }
        return fitted.data;
    }

    /**
     * How much of the variance it tells, R².
     *
     * @param x Rows, not those that it was fitted to.
     * @param y What belongs to them.
     * @return Per column of y 1 at the best; below zero where the mean would tell more.
     */
    double[] told(float[] x, float[] y) {
        double[] fitted = at(x);
        double[] means = means(y, meanY.length);
        double[] left = new double[means.length];
        double[] all = new double[means.length];
        for (int i = 0; i < y.length; i++) {
            int c = i % means.length;
            left[c] += (y[i] - fitted[i]) * (y[i] - fitted[i]);
            all[c] += (y[i] - means[c]) * (y[i] - means[c]);
        }
        for (int c = 0; c < left.length; c++) {
            left[c] = 1 - left[c] / all[c];
        }
        return left;
    }
}
