package org.idem4j.tribuo.experiment.stability;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * Random matrices K = P + tD (Definition 1).
 *
 * @param projector P, with P² = P, of half the full rank.
 * @param direction D, of spectral norm 1.
 */
record NearIdempotent(DMatrixRMaj projector, DMatrixRMaj direction) {

    /** How far the kernel of an oblique projector is turned from where an orthogonal one has it. */
    private static final double OBLIQUENESS = 0.5;

    /**
     * Draws a projector and a direction.
     *
     * @param n The rows and columns, at least 2.
     * @param shape Which matrices.
     * @param random Where from.
     */
    static NearIdempotent draw(int n, MatrixShape shape, SplittableRandom random) {
        DMatrixRMaj range = orthonormal(gaussian(n, n / 2, random));
        DMatrixRMaj direction = gaussian(n, n, random);
        DMatrixRMaj projector;
        if (shape == MatrixShape.SYMMETRIC) {
            direction = sum(1, direction, 1, CommonOps_DDRM.transpose(direction, null));
            projector = product(range, CommonOps_DDRM.transpose(range, null));
        } else {
            DMatrixRMaj turned = sum(1, range, OBLIQUENESS / Math.sqrt(n), gaussian(n, n / 2, random));
            projector = oblique(range, CommonOps_DDRM.transpose(turned, null));
        }
        CommonOps_DDRM.divide(direction, NormOps_DDRM.normP2(direction));
        return new NearIdempotent(projector, direction);
    }

    private static DMatrixRMaj gaussian(int rows, int columns, SplittableRandom random) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < matrix.getNumElements(); i++) {
            matrix.set(i, random.nextGaussian());
        }
        return matrix;
    }

    private static DMatrixRMaj orthonormal(DMatrixRMaj matrix) {
        QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(matrix.getNumRows(), matrix.getNumCols());
        qr.decompose(matrix);
        return qr.getQ(null, true);
    }

    /** R (T R)⁻¹ T: onto the range of R, along the kernel of T. */
    private static DMatrixRMaj oblique(DMatrixRMaj range, DMatrixRMaj turned) {
        DMatrixRMaj inner = product(turned, range);
        CommonOps_DDRM.invert(inner);
        return product(product(range, inner), turned);
    }

    /**
     * The matrix at a distance.
     *
     * @param norm t.
     * @return P + tD.
     */
    DMatrixRMaj at(double norm) {
        return sum(1, projector, norm, direction);
    }

    /** ‖K² − K‖₂. */
    static double residual(DMatrixRMaj k) {
        return NormOps_DDRM.normP2(sum(1, product(k, k), -1, k));
    }

    private static DMatrixRMaj product(DMatrixRMaj a, DMatrixRMaj b) {
        return CommonOps_DDRM.mult(a, b, null);
    }

    private static DMatrixRMaj sum(double alpha, DMatrixRMaj a, double beta, DMatrixRMaj b) {
        return CommonOps_DDRM.add(alpha, a, beta, b, null);
    }
}
