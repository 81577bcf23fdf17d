package org.idem4j.tribuo.projection;

import org.ejml.data.DMatrixRMaj;

/** Small loops over symmetric matrices. */
final class Symmetric {

    private Symmetric() {}

    /** The matrix becomes the mean of itself and its transpose. */
    static void symmetrise(DMatrixRMaj matrix) {
        for (int i = 0; i < matrix.numRows; i++) {
            for (int j = 0; j < i; j++) {
                double mean = 0.5 * (matrix.get(i, j) + matrix.get(j, i));
                matrix.set(i, j, mean);
                matrix.set(j, i, mean);
            }
        }
    }

    /** result ← G + Gᵀ. */
    static void twicePart(float[] values, DMatrixRMaj result) {
        int n = result.numRows;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                result.set(i, j, (double) values[i * n + j] + values[j * n + i]);
            }
        }
    }

    /** The matrix in single precision. */
    static void round(DMatrixRMaj matrix, float[] floats) {
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) matrix.data[i];
        }
    }
}
