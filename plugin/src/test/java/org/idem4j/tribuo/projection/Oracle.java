package org.idem4j.tribuo.projection;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;

/** Symmetric matrices by their eigenvalues. */
final class Oracle {

    private Oracle() {}

    /** QΛQᵀ with a random orthogonal Q. */
    static DMatrixRMaj symmetric(double[] eigenvalues, SplittableRandom random) {
        int n = eigenvalues.length;
        DMatrixRMaj normal = new DMatrixRMaj(n, n);
        for (int i = 0; i < n * n; i++) {
            normal.data[i] = random.nextGaussian();
        }
        var qr = DecompositionFactory_DDRM.qr(n, n);
        qr.decompose(normal);
        DMatrixRMaj q = qr.getQ(null, false);
        DMatrixRMaj scaled = new DMatrixRMaj(n, n);
        CommonOps_DDRM.mult(q, CommonOps_DDRM.diag(eigenvalues), scaled);
        DMatrixRMaj result = new DMatrixRMaj(n, n);
        CommonOps_DDRM.multTransB(scaled, q, result);
        return result;
    }

    /** The projector on the eigenvectors of the eigenvalues above ½. */
    static DMatrixRMaj projectorAboveHalf(DMatrixRMaj k) {
        int n = k.numRows;
        var eigen = DecompositionFactory_DDRM.eig(n, true, true);
        eigen.decompose(k.copy());
        DMatrixRMaj result = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            if (eigen.getEigenvalue(i).getReal() > 0.5) {
                DMatrixRMaj v = eigen.getEigenVector(i);
                CommonOps_DDRM.multAddTransB(v, v, result);
            }
        }
        return result;
    }

    static float[] floats(DMatrixRMaj matrix) {
        float[] floats = new float[matrix.data.length];
        Symmetric.round(matrix, floats);
        return floats;
    }

    static float[] normal(int count, SplittableRandom random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** Σ aᵢⱼ bᵢⱼ. */
    static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    /** ‖A² − A‖ in the Frobenius norm, in double. */
    static double error(float[] a, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double square = 0;
                for (int k = 0; k < n; k++) {
                    square += (double) a[i * n + k] * a[k * n + j];
                }
                sum += Math.pow(square - a[i * n + j], 2);
            }
        }
        return Math.sqrt(sum);
    }

    static double trace(float[] a, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += a[i * n + i];
        }
        return sum;
    }
}
