package org.idem4j.tribuo.projection;

import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.decomposition.QRDecomposition;

/**
 * The leading directions of rows of many columns, by iterating a random subspace a few times (Halko et al. 2011, algorithms 4.4
 * and 5.3), without a matrix of n × n. The same rows give the same directions.
 */
final class WideDirections {

    /** The most rows that are looked at, evenly spaced, … */
    private static final int ROWS = 4096;

    /** … and the most values of theirs: 64 MiB in double precision. */
    private static final int VALUES = 1 << 23;

    /** Directions beyond those asked for, which make the last of them exact sooner. */
    private static final int MORE = 16;

    private static final int ITERATIONS = 4;

    private final float[] rows;
    private final float[] weights;
    private final int columns;

    WideDirections(float[] rows, float[] weights, int columns) {
        this.rows = rows;
        this.weights = weights;
        this.columns = columns;
    }

    /** The r leading directions as the columns of V [n × r], orthonormal. */
    DMatrixRMaj leading(int rank) {
        DMatrixRMaj x = sample();
        int width = Math.min(columns, rank + MORE);
        DMatrixRMaj along = new DMatrixRMaj(x.numRows, width);
        DMatrixRMaj q = orthonormal(start(width));
        for (int i = 0; i < ITERATIONS; i++) {
            CommonOps_DDRM.mult(x, q, along);
            DMatrixRMaj back = new DMatrixRMaj(columns, width);
            CommonOps_DDRM.multTransA(x, along, back);
            q = orthonormal(back);
        }
        CommonOps_DDRM.mult(x, q, along);
        DMatrixRMaj moments = new DMatrixRMaj(width, width);
        CommonOps_DDRM.multTransA(along, along, moments);
        Symmetric.symmetrise(moments);
        return turned(q, PrincipalDirections.eigen(moments), rank);
    }

    private DMatrixRMaj sample() {
        int count = Math.max(1, Math.min(Math.min(ROWS, weights.length), VALUES / columns));
        DMatrixRMaj x = new DMatrixRMaj(count, columns);
        for (int i = 0; i < count; i++) {
            int row = (int) ((long) i * weights.length / count);
            double factor = Math.sqrt(weights[row]);
            for (int c = 0; c < columns; c++) {
                x.data[i * columns + c] = factor * rows[row * columns + c];
            }
        }
        return x;
    }

    private DMatrixRMaj start(int width) {
        SplittableRandom random = new SplittableRandom(columns);
        DMatrixRMaj start = new DMatrixRMaj(columns, width);
        for (int i = 0; i < start.data.length; i++) {
            start.data[i] = random.nextGaussian();
        }
        return start;
    }

    private static DMatrixRMaj orthonormal(DMatrixRMaj matrix) {
        QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(matrix.numRows, matrix.numCols);
        if (!qr.decompose(matrix)) {
            throw new ArithmeticException(
                    "The principal directions of " + matrix.numRows + " columns could not be found.");
        }
        return qr.getQ(null, true);
    }

    private static DMatrixRMaj turned(DMatrixRMaj q, EigenDecomposition_F64<DMatrixRMaj> eigen, int rank) {
        int[] largestFirst = PrincipalDirections.largestFirst(eigen);
        DMatrixRMaj vectors = new DMatrixRMaj(q.numCols, rank);
        for (int j = 0; j < rank; j++) {
            CommonOps_DDRM.insert(eigen.getEigenVector(largestFirst[j]), vectors, 0, j);
        }
        DMatrixRMaj v = new DMatrixRMaj(q.numRows, rank);
        CommonOps_DDRM.mult(q, vectors, v);
        return v;
    }
}
