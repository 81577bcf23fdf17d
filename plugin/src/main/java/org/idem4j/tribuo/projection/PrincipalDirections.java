package org.idem4j.tribuo.projection;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The directions in which rows reach farthest from the origin: the eigenvectors of their second moments, and for centred
 * rows their principal components. Among projectors of rank r the one on the r leading directions loses least of the rows
 * (Eckart &amp; Young 1936). Of rows of many columns, as images are, the leading ones alone are found, from some thousands of
 * the rows.
 */
public final class PrincipalDirections {

    /** Rows multiplied at once, which bounds the memory. */
    private static final int BLOCK = 1024;

    /** The most columns whose moments are taken apart in full. */
    private static final int FEW_COLUMNS = 256;

    /** Finds the r leading directions. */
    private interface Leading {
        DMatrixRMaj of(int rank);
    }

    private final int most;
    private final Leading leading;

    private PrincipalDirections(int most, Leading leading) {
        this.most = most;
        this.leading = leading;
    }

    /**
     * Of rows.
     *
     * @param rows Row-major, finite; of many columns they are not copied.
     * @param weights A weight per row: a row of weight 2 counts as two rows.
     * @param columns n.
     * @return The directions.
     * @throws ArithmeticException If the eigenvectors can't be found.
     */
    public static PrincipalDirections of(float[] rows, float[] weights, int columns) {
        if (columns > FEW_COLUMNS) {
            WideDirections wide = new WideDirections(rows, weights, columns);
            return new PrincipalDirections(FEW_COLUMNS, wide::leading);
        }
        DMatrixRMaj moments = moments(rows, weights, columns);
        EigenDecomposition_F64<DMatrixRMaj> eigen = eigen(moments);
        int[] largestFirst = largestFirst(eigen);
        return new PrincipalDirections(columns, rank -> {
            DMatrixRMaj v = new DMatrixRMaj(columns, rank);
            for (int j = 0; j < rank; j++) {
                CommonOps_DDRM.insert(eigen.getEigenVector(largestFirst[j]), v, 0, j);
            }
            return v;
        });
    }

    private static DMatrixRMaj moments(float[] rows, float[] weights, int columns) {
        DMatrixRMaj moments = new DMatrixRMaj(columns, columns);
        for (int from = 0; from < weights.length; from += BLOCK) {
            int to = Math.min(weights.length, from + BLOCK);
            DMatrixRMaj block = new DMatrixRMaj(to - from, columns);
            for (int row = from; row < to; row++) {
                double factor = Math.sqrt(weights[row]);
                for (int c = 0; c < columns; c++) {
                    block.set(row - from, c, factor * rows[row * columns + c]);
                }
            }
            CommonOps_DDRM.multAddTransA(block, block, moments);
        }
        Symmetric.symmetrise(moments);
        return moments;
    }

    /** The eigenvectors of a symmetric matrix. */
    static EigenDecomposition_F64<DMatrixRMaj> eigen(DMatrixRMaj matrix) {
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(matrix.numRows, true, true);
        if (!eigen.decompose(matrix)) {
            throw new ArithmeticException(
                    "The principal directions of " + matrix.numRows + " columns could not be found.");
        }
        return eigen;
    }

    /** Their order by their eigenvalues. */
    static int[] largestFirst(EigenDecomposition_F64<DMatrixRMaj> eigen) {
        return IntStream.range(0, eigen.getNumberOfEigenvalues())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -eigen.getEigenvalue(i).real))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** How many directions it is worth asking for where all are wanted. */
    int most() {
        return most;
    }

    /**
     * The leading directions.
     *
     * @param rank r, from 1 to n.
     * @return Row-major, [r × n], orthonormal, the one that reaches farthest first.
     */
    public float[] leadingRows(int rank) {
        DMatrixRMaj v = leading(rank);
        float[] rows = new float[rank * v.numRows];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) v.get(i % v.numRows, i / v.numRows);
        }
        return rows;
    }

    /**
     * The coordinates of rows along the leading directions.
     *
     * @param rows Row-major, of the columns that these are of; left as they are.
     * @param rank r, how many directions; of many columns at most 256.
     * @return Row-major, [rows × r]; their squares sum to what of a row's lies in these directions.
     */
    public float[] coordinates(float[] rows, int rank) {
        DMatrixRMaj v = leading(rank);
        int n = v.numRows;
        float[] coordinates = new float[rows.length / n * rank];
        for (int row = 0; row < rows.length / n; row++) {
            double[] sums = new double[rank];
            for (int i = 0; i < n; i++) {
                double value = rows[row * n + i];
                for (int j = 0; j < rank; j++) {
                    sums[j] += value * v.data[i * rank + j];
                }
            }
            for (int j = 0; j < rank; j++) {
                coordinates[row * rank + j] = (float) sums[j];
            }
        }
        return coordinates;
    }

    /** The r leading directions as the columns of V [n × r], orthonormal. */
    DMatrixRMaj leading(int rank) {
        return leading.of(rank);
    }
}
