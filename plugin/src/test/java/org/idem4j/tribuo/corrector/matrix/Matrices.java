package org.idem4j.tribuo.corrector.matrix;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.RandomMatrices_DDRM;
import org.tribuo.math.la.DenseMatrix;

/** Matrices for tests, and what is known of them. */
final class Matrices {

    private Matrices() {}

    /** Eigenvalues in [−spread, spread] and [1 − spread, 1 + spread], so many of them in the second. */
    static double[] gapped(int n, int rank, double spread, SplittableRandom random) {
        double[] eigenvalues = new double[n];
        for (int i = 0; i < n; i++) {
            eigenvalues[i] = (i < rank ? 1 : 0) + spread * (2 * random.nextDouble() - 1);
        }
        return eigenvalues;
    }

    /** V diag(λ) V⁻¹. */
    static DenseMatrix of(double[] eigenvalues, DMatrixRMaj vectors) {
        int n = eigenvalues.length;
        return dense(similar(CommonOps_DDRM.diag(eigenvalues), vectors, n));
    }

    /** The projector V diag(λ > ½) V⁻¹. */
    static DenseMatrix projector(double[] eigenvalues, DMatrixRMaj vectors) {
        return of(Arrays.stream(eigenvalues).map(value -> value > 0.5 ? 1 : 0).toArray(), vectors);
    }

    static DMatrixRMaj similar(DMatrixRMaj inner, DMatrixRMaj vectors, int n) {
        DMatrixRMaj left = new DMatrixRMaj(n, n);
        DMatrixRMaj inverse = new DMatrixRMaj(n, n);
        DMatrixRMaj result = new DMatrixRMaj(n, n);
        CommonOps_DDRM.mult(vectors, inner, left);
        CommonOps_DDRM.invert(vectors, inverse);
        CommonOps_DDRM.mult(left, inverse, result);
        return result;
    }

    static DMatrixRMaj orthogonal(int n, long seed) {
        return RandomMatrices_DDRM.orthogonal(n, n, new java.util.Random(seed));
    }

    /** Not orthogonal, with a condition number of some ten. */
    static DMatrixRMaj oblique(int n, long seed) {
        DMatrixRMaj vectors = orthogonal(n, seed);
        DMatrixRMaj noise = RandomMatrices_DDRM.rectangleGaussian(n, n, 0, 1, new java.util.Random(seed + 1));
        CommonOps_DDRM.add(vectors, 0.4 / Math.sqrt(n), noise, vectors);
        return vectors;
    }

    /** (A + Aᵀ) / 2, as the rounding of V diag(λ) Vᵀ wants it. */
    static DenseMatrix symmetrised(DenseMatrix matrix) {
        int n = matrix.getDimension1Size();
        DenseMatrix result = new DenseMatrix(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                result.set(i, j, (matrix.get(i, j) + matrix.get(j, i)) / 2);
            }
        }
        return result;
    }

    static DenseMatrix random(int n, long seed) {
        return dense(RandomMatrices_DDRM.rectangleGaussian(n, n, 0, 1, new java.util.Random(seed)));
    }

    static DenseMatrix dense(DMatrixRMaj matrix) {
        DenseMatrix result = new DenseMatrix(matrix.numRows, matrix.numCols);
        for (int i = 0; i < matrix.numRows; i++) {
            for (int j = 0; j < matrix.numCols; j++) {
                result.set(i, j, matrix.get(i, j));
            }
        }
        return result;
    }

    static DenseMatrix dense(double[][] rows) {
        return DenseMatrix.createDenseMatrix(rows);
    }

    static double[] values(DenseMatrix matrix) {
        return SquareMatrix.of(matrix).values();
    }

    /** The Frobenius norm of the difference. */
    static double distance(DenseMatrix a, DenseMatrix b) {
        return SquareMatrix.of(a).distance(SquareMatrix.of(b));
    }

    /** ‖K² − K‖ in the Frobenius norm, by Tribuo's product. */
    static double residual(DenseMatrix k) {
        return distance(k.matrixMultiply(k), k);
    }
}
