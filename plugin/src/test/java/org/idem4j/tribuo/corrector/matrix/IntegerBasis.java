package org.idem4j.tribuo.corrector.matrix;

/**
 * Jordan blocks in another basis, T J T⁻¹ with T and T⁻¹ of integers: T = LU with ones on the diagonals of both, so that
 * for eigenvalues that are exact in binary every entry is exact too.
 */
final class IntegerBasis {

    private IntegerBasis() {}

    /** Blocks, each of its own size at its own eigenvalue. */
    static double[][] jordan(double[] eigenvalues, int[] sizes) {
        return jordan(eigenvalues, sizes, 1);
    }

    /** So many copies of each block. */
    static double[][] jordan(double[] eigenvalues, int[] sizes, int copies) {
        int n = 0;
        for (int size : sizes) {
            n += size * copies;
        }
        double[][] j = new double[n][n];
        int place = 0;
        for (int b = 0; b < sizes.length * copies; b++) {
            int size = sizes[b / copies];
            for (int i = place; i < place + size; i++) {
                j[i][i] = eigenvalues[b / copies];
                if (i > place) {
                    j[i - 1][i] = 1;
                }
            }
            place += size;
        }
        return similar(j);
    }

    /** T J T⁻¹. */
    static double[][] similar(double[][] j) {
        int n = j.length;
        double[][] lower = new double[n][n];
        double[][] upper = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                lower[i][k] = i == k ? 1 : i == k + 1 ? 1 - 2 * (i % 2) : 0;
                upper[i][k] = i == k ? 1 : k == i + 1 ? 1 : 0;
            }
        }
        double[][] t = times(lower, upper);
        return times(times(t, j), times(inverse(upper, false), inverse(lower, true)));
    }

    /** The inverse of a matrix with ones on its diagonal and one band beside it. */
    private static double[][] inverse(double[][] bidiagonal, boolean lower) {
        int n = bidiagonal.length;
        double[][] inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            inverse[i][i] = 1;
            for (int k = lower ? i - 1 : i + 1; k >= 0 && k < n; k += lower ? -1 : 1) {
                int next = lower ? k + 1 : k - 1;
                inverse[i][k] = -inverse[i][next] * bidiagonal[next][k];
            }
        }
        return inverse;
    }

    static double[][] times(double[][] a, double[][] b) {
        int n = a.length;
        double[][] product = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }
}
