package org.idem4j.tribuo.experiment.images;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The principal directions of codes.
 *
 * @param mean The codes' mean.
 * @param directions Per direction its unit vector, that of the greatest variance first.
 * @param deviations Per direction the codes' standard deviation along it.
 */
record CodeDirections(double[] mean, double[][] directions, double[] deviations) {

    /**
     * Of codes.
     *
     * @param codes Row-major, at least two rows.
     * @param n The columns.
     */
    static CodeDirections of(float[] codes, int n) {
        MeanAndCovariance moments = MeanAndCovariance.of(codes, n);
        EigenDecomposition_F64<DMatrixRMaj> eigen = MeanAndCovariance.eigen(moments.covariance());
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -eigen.getEigenvalue(k).getReal()))
                .mapToInt(Integer::intValue)
                .toArray();
        double[][] directions = new double[n][];
        double[] deviations = new double[n];
        for (int k = 0; k < n; k++) {
            directions[k] = eigen.getEigenVector(order[k]).data.clone();
            deviations[k] = Math.sqrt(Math.max(0, eigen.getEigenvalue(order[k]).getReal()));
        }
        return new CodeDirections(moments.mean(), directions, deviations);
    }

    /**
     * How much other codes vary.
     *
     * @param codes Row-major, at least two rows.
     * @return Per direction their variance along it, about their own mean.
     */
    double[] variances(float[] codes) {
        DMatrixRMaj covariance = MeanAndCovariance.of(codes, mean.length).covariance();
        double[] variances = new double[mean.length];
        for (int k = 0; k < variances.length; k++) {
            for (int i = 0; i < mean.length; i++) {
                for (int j = 0; j < mean.length; j++) {
                    variances[k] += directions[k][i] * covariance.get(i, j) * directions[k][j];
                }
            }
        }
        return variances;
    }

    /** The code that lies so many standard deviations from the mean along a direction. */
    float[] at(int direction, double deviation) {
        float[] code = new float[mean.length];
        for (int i = 0; i < code.length; i++) {
            code[i] = (float) (mean[i] + deviation * deviations[direction] * directions[direction][i]);
        }
        return code;
    }
}
