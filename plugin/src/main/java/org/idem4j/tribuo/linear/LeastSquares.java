package org.idem4j.tribuo.linear;

import java.util.Comparator;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.linsol.svd.SolvePseudoInverseSvd_DDRM;
import org.ejml.dense.row.mult.VectorVectorMult_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.training.TrainingData;
import org.tribuo.math.la.DenseMatrix;

/**
 * The matrix A that minimises the weighted mean of ‖xA − y‖² + ρ‖A‖² over rows x, y. On rows that are their own targets it
 * is the identity; where independent noise of variance σ² was added to the inputs, it shrinks the principal component of
 * variance λ to λ/(λ + σ²), as a ridge ρ = σ² does, so that purification keeps the components above the noise.
 */
public final class LeastSquares {

    /** Rows are of 32-bit numbers: directions with less than this share of the largest variance, times n, are rounding. */
    private static final double ROUNDING = 0x1p-46;

    private final DMatrixRMaj solution;
    private final EigenDecomposition_F64<DMatrixRMaj> fitted;
    private final int[] largestFirst;

    /**
     * Solves for what is known of rows.
     *
     * @throws ArithmeticException If no solution is found.
     */
    LeastSquares(Moments moments, double ridge) {
        int n = moments.inputs().numRows;
        DMatrixRMaj regularised = moments.withNoise(ridge).inputs();
        SolvePseudoInverseSvd_DDRM solver = new SolvePseudoInverseSvd_DDRM(n, n);
        solver.setThreshold(n * ROUNDING);
        DMatrixRMaj fit = new DMatrixRMaj(n, n);
        this.solution = new DMatrixRMaj(n, n);
        this.fitted = DecompositionFactory_DDRM.eig(n, true, true);
        boolean solved = solver.setA(regularised);
        if (solved) {
            solver.solve(moments.crossed(), solution);
            CommonOps_DDRM.multTransA(moments.crossed(), solution, fit);
        }
        if (!solved || !fitted.decompose(symmetrised(fit))) {
            throw new ArithmeticException("The least squares of " + n + " columns could not be solved.");
        }
        this.largestFirst = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -fitted.getEigenvalue(i).real))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * Solves for rows.
     *
     * @param data Centred rows.
     * @param corruption What to do to the inputs; null for nothing.
     * @param draws How often to do it anew, each row then counting as so many.
     * @param ridge ρ, not negative, in the units of the rows' variances.
     * @param random For the corruption.
     * @return The solution; of several, the one of smallest norm.
     */
    public static LeastSquares of(
            TrainingData data, Corruption corruption, int draws, double ridge, RandomGenerator random) {
        return new LeastSquares(Moments.of(data, corruption, draws, random), ridge);
    }

    private static DMatrixRMaj symmetrised(DMatrixRMaj matrix) {
        DMatrixRMaj transposed = new DMatrixRMaj(matrix.numCols, matrix.numRows);
        CommonOps_DDRM.transpose(matrix, transposed);
        CommonOps_DDRM.addEquals(transposed, matrix);
        CommonOps_DDRM.scale(0.5, transposed);
        return transposed;
    }

    /**
     * The solution.
     *
     * @return A, [n × n], applied to rows from the right.
     */
    public DenseMatrix matrix() {
        return dense(solution);
    }

    /**
     * The solution among matrices of a rank, AVVᵀ with V the leading principal components of the fitted rows xA: reduced-rank
     * regression (Izenman, J. Multivariate Anal. 5, 248, 1975).
     *
     * @param rank The rank.
     * @return The matrix, [n × n].
     * @throws IllegalArgumentException If the fitted rows do not have so many directions.
     */
    public DenseMatrix matrix(int rank) {
        DMatrixRMaj v = leading(rank);
        return dense(byTransposed(times(solution, v), v));
    }

    /**
     * The projector with the kernel and the range of {@link #matrix(int)}, AV(VᵀAV)⁻¹Vᵀ: where purification leads that
     * matrix once its eigenvalues other than 0 have been scaled to near 1. On rows that are their own targets it is VVᵀ,
     * that of principal component analysis.
     *
     * @param rank The rank; 0 gives the zero matrix.
     * @return The projector, [n × n].
     * @throws IllegalArgumentException If the fitted rows do not have so many directions, or the range meets the kernel.
     */
    public DenseMatrix projector(int rank) {
        if (rank == 0) {
            return new DenseMatrix(largestFirst.length, largestFirst.length);
        }
        DMatrixRMaj v = leading(rank);
        return dense(byTransposed(lifted(v).orElseThrow(() -> tooMany(rank)), v));
    }

    /** B = AV(VᵀAV)⁻¹, of which the projector is BVᵀ; none where the range meets the kernel. */
    private Optional<DMatrixRMaj> lifted(DMatrixRMaj v) {
        DMatrixRMaj mapped = times(solution, v);
        DMatrixRMaj inner = new DMatrixRMaj(v.numCols, v.numCols);
        CommonOps_DDRM.multTransA(v, mapped, inner);
        return CommonOps_DDRM.invert(inner) ? Optional.of(times(mapped, inner)) : Optional.empty();
    }

    /**
     * The mean of ‖xP − y‖² over rows, P the {@linkplain #projector projector} of a rank.
     *
     * @param rank The rank.
     * @param rows What is known of the rows.
     * @return The error; infinite where there is no projector of that rank.
     */
    double error(int rank, Moments rows) {
        if (rank == 0) {
            return rows.targets();
        }
        if (rank > directions()) {
            return Double.POSITIVE_INFINITY;
        }
        DMatrixRMaj v = leading(rank);
        return lifted(v)
                .map(b -> rows.targets()
                        + VectorVectorMult_DDRM.innerProd(b, times(rows.inputs(), b))
                        - 2 * VectorVectorMult_DDRM.innerProd(b, times(rows.crossed(), v)))
                .filter(Double::isFinite)
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** How many directions the fitted rows have. */
    int directions() {
        double smallest = largestFirst.length * ROUNDING * fitted.getEigenvalue(largestFirst[0]).real;
        return (int) IntStream.of(largestFirst)
                .filter(i -> fitted.getEigenvalue(i).real > smallest)
                .count();
    }

    private DMatrixRMaj leading(int rank) {
        int n = largestFirst.length;
        if (rank > directions()) {
            throw tooMany(rank);
        }
        DMatrixRMaj v = new DMatrixRMaj(n, rank);
        for (int j = 0; j < rank; j++) {
            CommonOps_DDRM.insert(fitted.getEigenVector(largestFirst[j]), v, 0, j);
        }
        return v;
    }

    private IllegalArgumentException tooMany(int rank) {
        return new IllegalArgumentException(
                "The rank can't be " + rank + ": what least squares fits to these rows has only " + directions()
                        + " directions; set rank to that at most.");
    }

    private static DMatrixRMaj times(DMatrixRMaj left, DMatrixRMaj right) {
        DMatrixRMaj product = new DMatrixRMaj(left.numRows, right.numCols);
        CommonOps_DDRM.mult(left, right, product);
        return product;
    }

    private static DMatrixRMaj byTransposed(DMatrixRMaj left, DMatrixRMaj right) {
        DMatrixRMaj product = new DMatrixRMaj(left.numRows, right.numRows);
        CommonOps_DDRM.multTransB(left, right, product);
        return product;
    }

    private static DenseMatrix dense(DMatrixRMaj matrix) {
        DenseMatrix dense = new DenseMatrix(matrix.numRows, matrix.numCols);
        for (int i = 0; i < matrix.numRows; i++) {
            for (int j = 0; j < matrix.numCols; j++) {
                dense.set(i, j, matrix.get(i, j));
            }
        }
        return dense;
    }
}
