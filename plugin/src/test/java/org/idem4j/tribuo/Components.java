package org.idem4j.tribuo;

import java.util.Arrays;
import java.util.List;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseVector;

/** The principal components of rows, by Tribuo's own eigendecomposition of their covariance. */
record Components(double[] values, DenseMatrix vectors) {

    static Components of(List<double[]> rows, double[] weights, boolean standardize) {
        int n = rows.get(0).length;
        double total = Arrays.stream(weights).sum();
        double[] means = new double[n];
        for (int i = 0; i < rows.size(); i++) {
            for (int c = 0; c < n; c++) {
                means[c] += weights[i] * rows.get(i)[c] / total;
            }
        }
        DenseMatrix covariance = new DenseMatrix(n, n);
        for (int i = 0; i < rows.size(); i++) {
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    covariance.add(
                            a, b, weights[i] / total * ((rows.get(i)[a] - means[a]) * (rows.get(i)[b] - means[b])));
                }
            }
        }
        if (standardize) {
            double[] deviations = new double[n];
            Arrays.setAll(deviations, c -> Math.sqrt(covariance.get(c, c)));
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    covariance.set(a, b, covariance.get(a, b) / (deviations[a] * deviations[b]));
                }
            }
        }
        var eigen = covariance.eigenDecomposition().orElseThrow();
        return new Components(eigen.eigenvalues().toArray(), eigen.eigenvectors());
    }

    static Components of(List<double[]> rows, boolean standardize) {
        double[] ones = new double[rows.size()];
        Arrays.fill(ones, 1);
        return of(rows, ones, standardize);
    }

    float[] projector(int rank) {
        int n = values.length;
        float[] projector = new float[n * n + n];
        for (int k = 0; k < rank; k++) {
            DenseVector v = vectors.getColumn(k); // the largest eigenvalue first
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    projector[a * n + b] += (float) (v.get(a) * v.get(b));
                }
            }
        }
        return projector;
    }
}
