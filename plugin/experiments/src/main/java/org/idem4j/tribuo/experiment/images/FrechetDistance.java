package org.idem4j.tribuo.experiment.images;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The Fréchet distance of two sets of rows, taken for normally distributed: ‖m − m'‖² + tr(S + S' − 2(SS')<sup>½</sup>) with means m
 * and covariances S (Dowson &amp; Landau 1982, Eq. 4). In the features of a classifier it compares pictures; with another classifier
 * than Inception it is not the number called FID (Heusel et al. 2017).
 */
final class FrechetDistance {

    private FrechetDistance() {}

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
        return between(MeanAndCovariance.of(rows, n), MeanAndCovariance.of(others, n));
    }

    /** (SS')^½ has the trace of (S^½ S' S^½)^½, which is symmetric. */
    private static double between(MeanAndCovariance one, MeanAndCovariance other) {
        int n = one.mean().length;
        double distance = 0;
        for (int i = 0; i < n; i++) {
            distance += Math.pow(one.mean()[i] - other.mean()[i], 2);
        }
        DMatrixRMaj root = root(one.covariance());
        DMatrixRMaj product = new DMatrixRMaj(n, n);
        DMatrixRMaj inner = new DMatrixRMaj(n, n);
        CommonOps_DDRM.mult(root, other.covariance(), product);
        CommonOps_DDRM.mult(product, root, inner);
        distance += CommonOps_DDRM.trace(one.covariance())
                + CommonOps_DDRM.trace(other.covariance())
                - 2 * CommonOps_DDRM.trace(root(inner));
        return Math.max(0, distance); // rounding may leave it below
    }

    private static DMatrixRMaj root(DMatrixRMaj symmetric) {
        int n = symmetric.numRows;
        CommonOps_DDRM.symmLowerToFull(symmetric);
        EigenDecomposition_F64<DMatrixRMaj> eigen = MeanAndCovariance.eigen(symmetric);
        DMatrixRMaj root = new DMatrixRMaj(n, n);
        for (int k = 0; k < n; k++) {
            double value = Math.sqrt(Math.max(0, eigen.getEigenvalue(k).getReal()));
            CommonOps_DDRM.multAddTransB(value, eigen.getEigenVector(k), eigen.getEigenVector(k), root);
        }
        return root;
    }
}
