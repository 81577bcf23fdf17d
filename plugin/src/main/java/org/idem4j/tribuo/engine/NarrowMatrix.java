package org.idem4j.tribuo.engine;

import java.util.Collection;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A small matrix in native memory, with the pointer to it made once.
 *
 * @param matrix The values, row-major.
 * @param pointer Where they begin.
 */
record NarrowMatrix(Matrix matrix, FloatPointer pointer) implements AutoCloseable {

    static NarrowMatrix allocate(int rows, int columns) {
        Matrix matrix = Matrix.allocate(rows, columns);
        return new NarrowMatrix(matrix, matrix.at(0));
    }

    int columns() {
        return matrix.columns();
    }

    /** Copies all values out. */
    void read(float[] values) {
        matrix.read(0, values, matrix.length());
    }

    /** Copies all values in. */
    void write(float[] values) {
        matrix.write(0, values, matrix.length());
    }

    /** The native memory of some. */
    static long bytes(Collection<NarrowMatrix> matrices) {
        return matrices.stream().mapToLong(narrow -> narrow.matrix.bytes()).sum();
    }

    @Override
    public void close() {
        matrix.close();
    }
}
