package org.idem4j.tribuo.corrector.matrix;

import java.util.Arrays;
import org.tribuo.math.la.DenseMatrix;

/**
 * A square matrix in one array, worked on in place.
 *
 * @param n The rows and columns.
 * @param values Row-major, [n × n].
 */
record SquareMatrix(int n, double[] values) {

    /** Rows and columns that are read together where a matrix meets its transpose. */
    private static final int TILE = 32;

    static SquareMatrix allocate(int n) {
        return new SquareMatrix(n, new double[Math.multiplyExact(n, n)]);
    }

    /**
     * A copy of Tribuo's.
     *
     * @throws IllegalArgumentException If it is not square, empty, or an entry is not finite.
     */
    static SquareMatrix of(DenseMatrix matrix) {
        int n = matrix.getDimension1Size();
        if (n != matrix.getDimension2Size() || n == 0) {
            throw new IllegalArgumentException("Only a square matrix can be idempotent, this one is " + n + " × "
                    + matrix.getDimension2Size() + ".");
        }
        SquareMatrix copy = allocate(n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double value = matrix.get(i, j);
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException("The entry in row " + (i + 1) + ", column " + (j + 1) + " is "
                            + value + "; a matrix to purify needs finite numbers.");
                }
                copy.values[i * n + j] = value;
            }
        }
        return copy;
    }

    DenseMatrix toDenseMatrix() {
        DenseMatrix matrix = new DenseMatrix(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix.set(i, j, values[i * n + j]);
            }
        }
        return matrix;
    }

    double trace() {
        double trace = 0;
        for (int i = 0; i < n; i++) {
            trace += values[i * n + i];
        }
        return trace;
    }

    double squares() {
        double squares = 0;
        for (double value : values) {
            squares += value * value;
        }
        return squares;
    }

    /** The Frobenius norm of the difference. */
    double distance(SquareMatrix other) {
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            double difference = values[i] - other.values[i];
            squares += difference * difference;
        }
        return Math.sqrt(squares);
    }

    /** The Frobenius norm of this − ½I. */
    double fromHalf() {
        return Math.sqrt(squares() - trace() + n / 4.0);
    }

    void clear() {
        Arrays.fill(values, 0);
    }

    /** This ← this + factor · other. */
    void add(double factor, SquareMatrix other) {
        for (int i = 0; i < values.length; i++) {
            values[i] += factor * other.values[i];
        }
    }

    /** This ← factor · other, which may be this. */
    void setTo(double factor, SquareMatrix other) {
        for (int i = 0; i < values.length; i++) {
            values[i] = factor * other.values[i];
        }
    }

    /** This ← this + shift · I. */
    void shift(double shift) {
        for (int i = 0; i < n; i++) {
            values[i * n + i] += shift;
        }
    }

    /** The norms of this matrix. */
    Residual norms() {
        double[] columns = new double[n];
        double infinity = 0;
        for (int i = 0; i < n; i++) {
            double row = 0;
            for (int j = 0; j < n; j++) {
                double size = Math.abs(values[i * n + j]);
                row += size;
                columns[j] += size;
            }
            infinity = Math.max(infinity, row);
        }
        double one = 0;
        for (double column : columns) {
            one = Math.max(one, column);
        }
        return new Residual(one, infinity, Math.sqrt(squares()));
    }

    boolean symmetric() {
        return mirrored((i, j) -> values[i] == values[j]);
    }

    /** This ← (this + its transpose) / 2. */
    void symmetrise() {
        mirrored((i, j) -> {
            values[i] = (values[i] + values[j]) / 2;
            values[j] = values[i];
            return true;
        });
    }

    /** The trace of this times another. */
    double traceOfProduct(SquareMatrix other) {
        double[] trace = {0};
        mirrored((i, j) -> {
            trace[0] += values[i] * other.values[j] + (i == j ? 0 : values[j] * other.values[i]);
            return true;
        });
        return trace[0];
    }

    /** Something done to an entry and its mirror image; says whether to go on. */
    @FunctionalInterface
    private interface Pair {
        boolean visit(int index, int mirror);
    }

    /** Visits all pairs once, the diagonal too, in tiles that stay in the cache; says whether it came to the end. */
    private boolean mirrored(Pair pair) {
        for (int top = 0; top < n; top += TILE) {
            for (int left = top; left < n; left += TILE) {
                for (int i = top; i < Math.min(n, top + TILE); i++) {
                    for (int j = Math.max(i, left); j < Math.min(n, left + TILE); j++) {
                        if (!pair.visit(i * n + j, j * n + i)) {
                            return false;
                        }
                    }
                }
            }
        }
        return true;
    }
}
