package org.idem4j.tribuo.experiment.images;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The Fréchet distance of two sets of rows, taken for normally distributed: ‖m − m'‖² + tr(S + S' − 2(SS')<sup>½</sup>) with means m
 * and covariances S (Dowson &amp; Landau 1982, Eq. 4). In the features of a classifier it compares pictures; with another classifier
 * than Inception it is not the number called FID (Heusel et al. 2017).
 */
final class FrechetDistance {

    private final int n;
    private final double[] mean;
    private final DMatrixRMaj covariance;

    private FrechetDistance(float[] rows, int n) {
        this.n = n;
        this.mean = new double[n];
        this.covariance = new DMatrixRMaj(n, n);
        int count = rows.length / n;
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
    }

    /**
     * The distance.
     *
     * @param rows Row-major, at least two rows.
     * @param others Row-major, at least two rows.
     * @param n The columns of both.
     * @return Not negative.
     * @throws IllegalArgumentException If there are fewer than two of one.
     */
    static double between(float[] rows, float[] others, int n) {
        if (rows.length < 2 * n || others.length < 2 * n) {
            throw new IllegalArgumentException("A Fréchet distance takes at least two rows of each set, not "
                    + rows.length / n + " and " + others.length / n + ".");
        }
        return new FrechetDistance(rows, n).to(new FrechetDistance(others, n));
    }

    /** (SS')^½ has the trace of (S^½ S' S^½)^½, which is symmetric. */
    private double to(FrechetDistance other) {
        double distance = 0;
        for (int i = 0; i < n; i++) {
            distance += Math.pow(mean[i] - other.mean[i], 2);
        }
        DMatrixRMaj root = root(covariance);
        DMatrixRMaj product = new DMatrixRMaj(n, n);
        DMatrixRMaj inner = new DMatrixRMaj(n, n);
        CommonOps_DDRM.mult(root, other.covariance, product);
        CommonOps_DDRM.mult(product, root, inner);
        distance += CommonOps_DDRM.trace(covariance)
                + CommonOps_DDRM.trace(other.covariance)
                - 2 * CommonOps_DDRM.trace(root(inner));
        return Math.max(0, distance); // rounding may leave it below
    }

    private DMatrixRMaj root(DMatrixRMaj symmetric) {
        CommonOps_DDRM.symmLowerToFull(symmetric);
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
        if (!eigen.decompose(symmetric.copy())) {
            throw new IllegalStateException("A covariance of " + n + " columns has no eigenvalues that were found.");
        }
        DMatrixRMaj root = new DMatrixRMaj(n, n);
        for (int k = 0; k < n; k++) {
            double value = Math.sqrt(Math.max(0, eigen.getEigenvalue(k).getReal()));
            CommonOps_DDRM.multAddTransB(value, eigen.getEigenVector(k), eigen.getEigenVector(k), root);
        }
        return root;
    }
}
