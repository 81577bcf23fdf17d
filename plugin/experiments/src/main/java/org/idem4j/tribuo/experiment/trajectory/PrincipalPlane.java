package org.idem4j.tribuo.experiment.trajectory;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.la.DenseVector;

/**
 * The plane of the first two principal components of points in R<sup>N</sup>, N large and the points few, so that the
 * components come from the points' inner products: with the centred points as the rows of X and XXᵀv = λv, |v| = 1, the
 * direction is Xᵀv/√λ. All sums are in double.
 *
 * @param centre The mean of the points, [N].
 * @param first The first direction, of unit length, [N]; the point farthest from the centre along it lies on its positive
 *     side.
 * @param second The second, likewise; orthogonal to the first.
 * @param shares The share of the points' variance that lies along each component, from the largest on, as many as points.
 */
record PrincipalPlane(double[] centre, double[] first, double[] second, double[] shares) {

    /** Below this ratio to the largest, the second eigenvalue is nothing but rounding. */
    private static final double ROUNDING = 1e-12;

    /**
     * The plane of some points.
     *
     * @throws IllegalArgumentException If all of them lie on a line.
     */
    static PrincipalPlane of(List<float[]> points) {
        double[][] gram = centred(differences(points));
        DenseMatrix.EigenDecomposition eigen = DenseMatrix.createDenseMatrix(gram)
                .eigenDecomposition()
                .orElseThrow(() ->
                        new ArithmeticException("The eigenvalues of the points' inner products did not converge."));
        double[] variances = Arrays.stream(eigen.eigenvalues().toArray()) // in descending order
                .map(value -> Math.max(0, value))
                .toArray();
        if (variances.length < 2 || variances[1] <= ROUNDING * variances[0]) {
            throw new IllegalArgumentException(
                    "The " + points.size() + " snapshots of the parameters lie on a line, which"
                            + " spans no plane: take more epochs or another learning rate.");
        }
        double total = Arrays.stream(variances).sum();
        double[] centre = mean(points);
        return new PrincipalPlane(
                centre,
                direction(points, centre, eigen.getEigenVector(0)),
                direction(points, centre, eigen.getEigenVector(1)),
                Arrays.stream(variances).map(value -> value / total).toArray());
    }

    /** The inner products of the points' differences from the first of them, which lose less to rounding. */
    private static double[][] differences(List<float[]> points) {
        int count = points.size();
        float[] origin = points.get(0);
        double[][] gram = new double[count][count];
        IntStream.range(0, count).parallel().forEach(i -> {
            for (int j = 0; j <= i; j++) {
                gram[i][j] = product(points.get(i), points.get(j), origin);
            }
        });
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                gram[j][i] = gram[i][j];
            }
        }
        return gram;
    }

    private static double product(float[] a, float[] b, float[] origin) {
        double sum = 0;
        for (int k = 0; k < origin.length; k++) {
            sum += ((double) a[k] - origin[k]) * ((double) b[k] - origin[k]);
        }
        return sum;
    }

    /** The inner products of the points' differences from their mean, exactly symmetric. */
    private static double[][] centred(double[][] gram) {
        double[] means = Arrays.stream(gram)
                .mapToDouble(row -> Arrays.stream(row).average().orElseThrow())
                .toArray();
        double mean = Arrays.stream(means).average().orElseThrow();
        double[][] centred = new double[gram.length][gram.length];
        for (int i = 0; i < gram.length; i++) {
            for (int j = 0; j < gram.length; j++) {
                centred[i][j] = gram[i][j] - (means[i] + means[j]) + mean;
            }
        }
        return centred;
    }

    private static double[] mean(List<float[]> points) {
        double[] mean = new double[points.get(0).length];
        for (float[] point : points) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += point[k];
            }
        }
        return Arrays.stream(mean).map(sum -> sum / points.size()).toArray();
    }

    private static double[] direction(List<float[]> points, double[] centre, DenseVector weights) {
        double[] direction = new double[centre.length];
        double farthest = 0;
        for (int i = 0; i < points.size(); i++) {
            float[] point = points.get(i);
            double weight = weights.get(i);
            farthest = Math.abs(weight) > Math.abs(farthest) ? weight : farthest;
            for (int k = 0; k < direction.length; k++) {
                direction[k] += weight * (point[k] - centre[k]);
            }
        }
        double length =
                Math.copySign(Math.sqrt(Arrays.stream(direction).map(x -> x * x).sum()), farthest);
        return Arrays.stream(direction).map(x -> x / length).toArray();
    }

    /** Where a point lies in the plane, or is projected to: along the first direction and the second. */
    double[] coordinates(float[] point) {
        double along = 0;
        double across = 0;
        for (int k = 0; k < centre.length; k++) {
            along += (point[k] - centre[k]) * first[k];
            across += (point[k] - centre[k]) * second[k];
        }
        return new double[] {along, across};
    }

    /** The point of the plane at some coordinates. */
    float[] at(double along, double across) {
        float[] point = new float[centre.length];
        for (int k = 0; k < point.length; k++) {
            point[k] = (float) (centre[k] + along * first[k] + across * second[k]);
        }
        return point;
    }
}
