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
 * (Eckart &amp; Young 1936).
 */
public final class PrincipalDirections {

    /** Rows multiplied at once, which bounds the memory. */
    private static final int BLOCK = 1024;

    private final EigenDecomposition_F64<DMatrixRMaj> moments;
    private final int[] largestFirst;

    private PrincipalDirections(DMatrixRMaj secondMoments) {
        int n = secondMoments.numRows;
        this.moments = DecompositionFactory_DDRM.eig(n, true, true);
        if (!moments.decompose(secondMoments)) {
            throw new ArithmeticException("The principal directions of " + n + " columns could not be found.");
        }
        this.largestFirst = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -moments.getEigenvalue(i).real))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * Of rows.
     *
     * @param rows Row-major, finite.
     * @param weights A weight per row: a row of weight 2 counts as two rows.
     * @param columns n.
     * @return The directions.
     * @throws ArithmeticException If the eigenvectors can't be found.
     */
    public static PrincipalDirections of(float[] rows, float[] weights, int columns) {
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
        return new PrincipalDirections(moments);
    }

    /** The r leading directions as the columns of V [n × r], orthonormal. */
    DMatrixRMaj leading(int rank) {
        DMatrixRMaj v = new DMatrixRMaj(largestFirst.length, rank);
        for (int j = 0; j < rank; j++) {
            CommonOps_DDRM.insert(moments.getEigenVector(largestFirst[j]), v, 0, j);
        }
        return v;
    }
}
