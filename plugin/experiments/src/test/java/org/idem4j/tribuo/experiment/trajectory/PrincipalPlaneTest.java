package org.idem4j.tribuo.experiment.trajectory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.math.la.DenseMatrix;

@DisplayName("The plane of the first two principal components")
class PrincipalPlaneTest {

    private static final int DIMENSION = 7;

    private static double[] normal(SplittableRandom random, int count) {
        double[] values = new double[count];
        Arrays.setAll(values, i -> random.nextGaussian());
        return values;
    }

    /** Σ coordinate · direction. */
    private static float[] point(double[][] directions, double... coordinates) {
        float[] point = new float[directions[0].length];
        for (int k = 0; k < point.length; k++) {
            double sum = 0;
            for (int i = 0; i < directions.length; i++) {
                sum += coordinates[i] * directions[i][k];
            }
            point[k] = (float) sum;
        }
        return point;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void should_explain_all_of_points_on_a_plane(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] directions = {normal(random, DIMENSION), normal(random, DIMENSION), normal(random, DIMENSION)};
        List<float[]> points = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            points.add(point(directions, random.nextGaussian(), random.nextGaussian(), 1));
        }

        PrincipalPlane plane = PrincipalPlane.of(points);

        assertThat(plane.shares()[0] + plane.shares()[1]).isCloseTo(1, within(1e-12)); // floats lie 1e-7 off the plane
        assertThat(plane.shares()[0]).isBetween(plane.shares()[1], 1.0);
        assertThat(dot(plane.first(), plane.first())).isCloseTo(1, within(1e-12));
        assertThat(dot(plane.second(), plane.second())).isCloseTo(1, within(1e-12));
        assertThat(dot(plane.first(), plane.second())).isCloseTo(0, within(1e-12));
        for (float[] point : points) {
            double[] at = plane.coordinates(point);
            assertThat(plane.at(at[0], at[1])).containsExactly(point, within(1e-6f));
        }
    }

    @Test
    void should_be_that_of_an_ellipsoids_long_axes() {
        // Along the axes ±4, ±2 and ±1: the centred inner products are 32, 8 and 2.
        float[][] points = {{5, 0, 1}, {-3, 0, 1}, {1, 2, 1}, {1, -2, 1}, {1, 0, 2}, {1, 0, 0}};

        PrincipalPlane plane = PrincipalPlane.of(List.of(points));

        assertThat(plane.centre()).containsExactly(new double[] {1, 0, 1}, within(1e-14));
        assertThat(Arrays.copyOf(plane.shares(), 3))
                .containsExactly(new double[] {32 / 42.0, 8 / 42.0, 2 / 42.0}, within(1e-14));
        assertThat(Math.abs(plane.first()[0])).isCloseTo(1, within(1e-14));
        assertThat(Math.abs(plane.second()[1])).isCloseTo(1, within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void should_equal_the_eigenvectors_of_the_covariance(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int count = 30;
        float[][] points = new float[count][DIMENSION];
        for (float[] point : points) {
            for (int k = 0; k < DIMENSION; k++) {
                point[k] = (float) (100 + (k + 1) * random.nextGaussian());
            }
        }
        DenseMatrix.EigenDecomposition eigen = DenseMatrix.createDenseMatrix(covariance(points))
                .eigenDecomposition()
                .orElseThrow();
        double[] variances = eigen.eigenvalues().toArray();

        PrincipalPlane plane = PrincipalPlane.of(List.of(points));

        double total = Arrays.stream(variances).sum();
        for (int i = 0; i < DIMENSION; i++) {
            assertThat(plane.shares()[i]).isCloseTo(variances[i] / total, within(1e-12));
        }
        double[] first = eigen.getEigenVector(0).toArray();
        double[] second = eigen.getEigenVector(1).toArray();
        assertThat(Math.abs(dot(plane.first(), first))).isCloseTo(1, within(1e-12));
        assertThat(Math.abs(dot(plane.second(), second))).isCloseTo(1, within(1e-12));
    }

    private static double[][] covariance(float[][] points) {
        double[] mean = new double[DIMENSION];
        for (float[] point : points) {
            for (int k = 0; k < DIMENSION; k++) {
                mean[k] += point[k] / (double) points.length;
            }
        }
        double[][] covariance = new double[DIMENSION][DIMENSION];
        for (float[] point : points) {
            for (int k = 0; k < DIMENSION; k++) {
                for (int l = 0; l <= k; l++) {
                    covariance[k][l] += (point[k] - mean[k]) * (point[l] - mean[l]);
                    covariance[l][k] = covariance[k][l];
                }
            }
        }
        return covariance;
    }

    @Test
    void should_turn_its_directions_towards_the_farthest_point() {
        List<float[]> points = List.of(
                new float[] {-6, 1}, new float[] {1, -2}, new float[] {2, 0}, new float[] {3, 1}); // the mean is zero

        PrincipalPlane plane = PrincipalPlane.of(points);

        assertThat(plane.coordinates(points.get(0))[0])
                .isCloseTo(Math.sqrt(37), within(0.2))
                .isPositive();
        assertThat(plane.coordinates(points.get(1))[1]).isPositive();
    }

    @Test
    void should_refuse_points_on_a_line() {
        assertThatThrownBy(() ->
                        PrincipalPlane.of(List.of(new float[] {1, 2, 3}, new float[] {2, 4, 6}, new float[] {3, 6, 9})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("3 snapshots", "on a line", "more epochs");
        assertThatThrownBy(() -> PrincipalPlane.of(List.of(new float[] {1, 2}, new float[] {1, 2})))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
