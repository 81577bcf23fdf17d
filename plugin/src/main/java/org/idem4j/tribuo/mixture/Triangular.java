package org.idem4j.tribuo.mixture;

import java.util.OptionalInt;

/** Lower triangular matrices, packed row by row: entry (i, j) with j ≤ i lies at i(i + 1)/2 + j. */
final class Triangular {

    private Triangular() {}

    static int size(int dimension) {
        return Math.multiplyExact(dimension, dimension + 1) / 2;
    }

    static int row(int i) {
        return i * (i + 1) / 2;
    }

    /**
     * A symmetric matrix becomes its Cholesky factor L, S = LLᵀ.
     *
     * @param matrix The lower half of S.
     * @return Empty, or the first row at which S is not positive definite.
     */
    static OptionalInt factorise(double[] matrix, int dimension) {
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = matrix[row(i) + j];
                for (int k = 0; k < j; k++) {
                    sum -= matrix[row(i) + k] * matrix[row(j) + k];
                }
                if (i > j) {
                    matrix[row(i) + j] = sum / matrix[row(j) + j];
                } else if (sum > 0 && sum < Double.POSITIVE_INFINITY) {
                    matrix[row(i) + i] = Math.sqrt(sum);
                } else {
                    return OptionalInt.of(i);
                }
            }
        }
        return OptionalInt.empty();
    }

    /** L⁻¹. */
    static double[] inverse(double[] factor, int dimension) {
        double[] inverse = new double[factor.length];
        for (int j = 0; j < dimension; j++) {
            inverse[row(j) + j] = 1 / factor[row(j) + j];
            for (int i = j + 1; i < dimension; i++) {
                double sum = 0;
                for (int k = j; k < i; k++) {
                    sum += factor[row(i) + k] * inverse[row(k) + j];
                }
                inverse[row(i) + j] = -sum / factor[row(i) + i];
            }
        }
        return inverse;
    }
}
