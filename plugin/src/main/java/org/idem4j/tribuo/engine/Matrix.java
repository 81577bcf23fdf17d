package org.idem4j.tribuo.engine;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Floats in native memory, row-major, in an ND4J array of that order, or some rows of such a matrix. Loops read and write
 * them in blocks.
 */
final class Matrix implements Batch, AutoCloseable {

    private final Matrix whole;
    private final INDArray array;
    private final FloatPointer values;
    private final FloatBuffer buffer;
    private final int firstRow;
    private final int rows;
    private final int columns;

    private Matrix(INDArray array) {
        this.whole = this;
        this.array = array;
        this.values = new FloatPointer(array.data().addressPointer());
        this.firstRow = 0;
        this.rows = (int) array.size(0);
        this.columns = (int) array.size(1);
        this.buffer = buffer(values, length());
    }

    private Matrix(Matrix whole, int firstRow, int rows) {
        this.whole = whole;
        this.array = whole.array;
        this.values = whole.values;
        this.buffer = whole.buffer;
        this.firstRow = firstRow;
        this.rows = rows;
        this.columns = whole.columns;
    }

    /** A new matrix whose values are undefined. */
    static Matrix allocate(int rows, int columns) {
        return new Matrix(Nd4j.createUninitialized(DataType.FLOAT, new long[] {rows, columns}, 'c'));
    }

    /** The values as a buffer, which costs a third of a pointer's JNI call on a small block; null beyond its 2 GiB. */
    private static FloatBuffer buffer(FloatPointer values, int length) {
        return (long) length * Float.BYTES > Integer.MAX_VALUE
                ? null
                : new FloatPointer(values).capacity(length).asBuffer();
    }

    /** Some of the rows, in the same memory. */
    Matrix rows(int from, int to) {
        return from == 0 && to == rows ? this : new Matrix(whole, firstRow + from, to - from);
    }

    /** The matrix whose rows these are; itself if it has them all. */
    Matrix whole() {
        return whole;
    }

    INDArray array() {
        return whole == this ? array : array.get(NDArrayIndex.interval(firstRow, firstRow + rows), NDArrayIndex.all());
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    int length() {
        return rows * columns;
    }

    /** The native memory that it takes; rows of another matrix have none of their own. */
    long bytes() {
        return whole == this ? (long) length() * Float.BYTES : 0;
    }

    FloatPointer at(long index) {
        return new FloatPointer(values).position((long) firstRow * columns + index);
    }

    void read(long from, float[] block, int count) {
        if (buffer == null) {
            at(from).get(block, 0, count);
        } else {
            buffer.get(firstRow * columns + (int) from, block, 0, count);
        }
    }

    void write(long from, float[] block, int count) {
        if (buffer == null) {
            at(from).put(block, 0, count);
        } else {
            buffer.put(firstRow * columns + (int) from, block, 0, count);
        }
    }

    /** Sets all to zero. */
    void clear() {
        Pointer.memset(at(0), 0, (long) length() * Float.BYTES);
    }

    /** Writes a part of a longer array. */
    void write(float[] source, int offset) {
        at(0).put(source, offset, length());
    }

    /** Reads all into a part of a longer array. */
    void readTo(float[] target, int offset) {
        at(0).get(target, offset, length());
    }

    @Override
    public float[] toFloats() {
        float[] floats = new float[length()];
        read(0, floats, floats.length);
        return floats;
    }

    @Override
    public double squaredDistance(Batch other, float[] rowWeights) {
        return Loops.squaredDistance(this, (Matrix) other, rowWeights);
    }

    /** Frees the memory; rows of another matrix have none of their own. */
    @Override
    public void close() {
        if (whole == this) {
            array.close();
        }
    }
}
