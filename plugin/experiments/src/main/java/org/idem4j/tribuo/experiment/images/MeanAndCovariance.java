package org.idem4j.tribuo.experiment.images;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The first two moments of rows.
 *
 * @param mean Of each of n columns.
 * @param covariance [n × n], from one row less than there are.
 */
record MeanAndCovariance(double[] mean, DMatrixRMaj covariance) {

    /**
     * Of rows.
     *
     * @param rows Row-major, at least two rows.
     * @param n The columns.
     */
    static MeanAndCovariance of(float[] rows, int n) {
        int count = rows.length / n;
        double[] mean = new double[n];
        DMatrixRMaj covariance = new DMatrixRMaj(n, n);
        for (int i = 0; i < rows.length; i++) {
            mean[i % n] += rows[i] / (double) count;
        }
        double[] centred = new double[n];
        for (int row = 0; row < count; row++) {
            for (int i = 0; i < n; i++) {
                centred[i] = rows[row * n + i] - mean[i];
            }
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    covariance.data[i * n + j] += centred[i] * centred[j] / (count - 1.0);
                }
            }
        }
        return new MeanAndCovariance(mean, covariance);
    }

    /**
     * The eigenvalues and eigenvectors of a symmetric matrix.
     *
     * @throws IllegalStateException If they are not found.
     */
    static EigenDecomposition_F64<DMatrixRMaj> eigen(DMatrixRMaj symmetric) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(symmetric.numRows, true, true);
        if (!eigen.decompose(symmetric.copy())) {
            throw new IllegalStateException(
                    "A covariance of " + symmetric.numRows + " columns has no eigenvalues that were found.");
        }
        return eigen;
    }
}
