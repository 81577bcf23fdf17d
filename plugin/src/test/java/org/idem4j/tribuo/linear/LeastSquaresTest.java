package org.idem4j.tribuo.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.linsol.svd.SolvePseudoInverseSvd_DDRM;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.training.TrainingData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribuo.math.la.DenseMatrix;

class LeastSquaresTest {

    private static final int N = 4;
    private static final int ROWS = 3000;
    private static final double ROUNDING = 1e-9;

    private final TrainingData data = pairs();

    /** Targets that a matrix, which is not symmetric, makes of the inputs, with noise, and weights. */
    private static TrainingData pairs() {
        SplittableRandom random = new SplittableRandom(1);
        float[] x = new float[ROWS * N];
        float[] y = new float[ROWS * N];
        float[] weights = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            weights[row] = (float) random.nextDouble(0.5, 2);
            for (int c = 0; c < N; c++) {
                x[row * N + c] = (float) ((c + 1) * random.nextGaussian());
            }
            for (int c = 0; c < N; c++) {
                float next = x[row * N + (c + 1) % N];
                y[row * N + c] = (float) (0.8 * x[row * N + c] + 0.3 * next + 0.1 * random.nextGaussian());
            }
        }
        return new TrainingData(N, x, y, weights);
    }

    private LeastSquares solve(double ridge) {
        return LeastSquares.of(data, null, 1, ridge, new SplittableRandom(1));
    }

    /** The weighted mean of (xA − y) times x, plus the ridge times A: zero at the minimum. */
    private double[] gradient(DenseMatrix a, double ridge) {
        double[] gradient = new double[N * N];
        double total = 0;
        for (int row = 0; row < ROWS; row++) {
            total += data.weights()[row];
            for (int j = 0; j < N; j++) {
                double error = error(a, row, j);
                for (int i = 0; i < N; i++) {
                    gradient[i * N + j] += (double) data.weights()[row] * data.inputs()[row * N + i] * error;
                }
            }
        }
        for (int i = 0; i < N * N; i++) {
            gradient[i] = gradient[i] / total + ridge * a.get(i / N, i % N);
        }
        return gradient;
    }

    private double error(DenseMatrix a, int row, int column) {
        double value = -data.targets()[row * N + column];
        for (int i = 0; i < N; i++) {
            value += data.inputs()[row * N + i] * a.get(i, column);
        }
        return value;
    }

    private double loss(DenseMatrix a) {
        double loss = 0;
        for (int row = 0; row < ROWS; row++) {
            for (int j = 0; j < N; j++) {
                loss += data.weights()[row] * Math.pow(error(a, row, j), 2);
            }
        }
        return loss;
    }

    @ParameterizedTest
    @CsvSource({"0", "0.5", "100"})
    void should_have_no_slope(double ridge) {
        double[] gradient = gradient(solve(ridge).matrix(), ridge);

        assertThat(gradient).containsExactly(new double[N * N], within(ROUNDING));
    }

    @Test
    void should_be_the_best_of_its_rank() {
        LeastSquares squares = solve(0);
        SplittableRandom random = new SplittableRandom(3);
        for (int rank = 1; rank < N; rank++) {
            DenseMatrix best = squares.matrix(rank);
            assertThat(loss(best)).isGreaterThan(loss(squares.matrix(rank + 1)));
            for (int trial = 0; trial < 30; trial++) {
                // A product with a matrix near the identity, on either side, keeps the rank.
                DenseMatrix nearby = best.matrixMultiply(nearIdentity(random));
                assertThat(loss(nearby)).isGreaterThan(loss(best));
                assertThat(loss(nearIdentity(random).matrixMultiply(best))).isGreaterThan(loss(best));
            }
        }
        assertSame(squares.matrix(N), squares.matrix());
    }

    private static DenseMatrix nearIdentity(SplittableRandom random) {
        DenseMatrix matrix = DenseMatrix.createIdentity(N);
        for (int i = 0; i < N * N; i++) {
            matrix.add(i / N, i % N, 1e-3 * random.nextGaussian());
        }
        return matrix;
    }

    @Test
    void should_project_along_the_kernel_onto_the_range_of_the_best_of_its_rank() {
        LeastSquares squares = solve(0);
        for (int rank = 1; rank <= N; rank++) {
            DenseMatrix a = squares.matrix(rank);
            DenseMatrix p = squares.projector(rank);

            assertSame(p.matrixMultiply(p), p);
            assertSame(a.matrixMultiply(p), a); // the same range: what A gives P leaves
            double trace = 0;
            for (int i = 0; i < N; i++) {
                trace += p.get(i, i);
            }
            assertThat(trace).isCloseTo(rank, within(ROUNDING));
            // the same kernel: xP = 0 where xA = 0
            assertSame(kernelProjector(a).matrixMultiply(p), new DenseMatrix(N, N));
        }
    }

    /** Rows x with xA = 0, by the pseudo-inverse: I − A A⁺. */
    private static DenseMatrix kernelProjector(DenseMatrix a) {
        DMatrixRMaj matrix = new DMatrixRMaj(a.toArray());
        DMatrixRMaj inverse = new DMatrixRMaj(N, N);
        SolvePseudoInverseSvd_DDRM solver = new SolvePseudoInverseSvd_DDRM(N, N);
        solver.setThreshold(1e-12);
        solver.setA(matrix.copy());
        solver.invert(inverse);
        DMatrixRMaj product = new DMatrixRMaj(N, N);
        CommonOps_DDRM.mult(matrix, inverse, product);
        DenseMatrix kernel = DenseMatrix.createIdentity(N);
        for (int i = 0; i < N * N; i++) {
            kernel.add(i / N, i % N, -product.get(i));
        }
        return kernel;
    }

    private static void assertSame(DenseMatrix found, DenseMatrix expected) {
        for (int i = 0; i < N; i++) {
            assertThat(found.getRow(i).toArray())
                    .containsExactly(expected.getRow(i).toArray(), within(ROUNDING));
        }
    }

    @Test
    void should_count_a_row_as_often_as_it_is_corrupted() {
        float[] ones = new float[ROWS];
        Arrays.fill(ones, 1);
        TrainingData self = new TrainingData(N, data.targets(), data.targets(), ones);

        DenseMatrix once = LeastSquares.of(self, new GaussianNoise(1), 1, 0, new SplittableRandom(1))
                .matrix();
        DenseMatrix often = LeastSquares.of(self, new GaussianNoise(1), 40, 0, new SplittableRandom(1))
                .matrix();
        DenseMatrix ridge =
                LeastSquares.of(self, null, 1, 1, new SplittableRandom(1)).matrix();

        // More draws come nearer to their mean, which is a ridge of the noise's variance.
        assertThat(distance(often, ridge)).isLessThan(0.03).isLessThan(0.5 * distance(once, ridge));
    }

    private static double distance(DenseMatrix a, DenseMatrix b) {
        double squares = 0;
        for (int i = 0; i < N * N; i++) {
            squares += Math.pow(a.get(i / N, i % N) - b.get(i / N, i % N), 2);
        }
        return Math.sqrt(squares);
    }
}
