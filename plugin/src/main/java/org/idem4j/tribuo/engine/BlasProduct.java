package org.idem4j.tribuo.engine;

import static org.bytedeco.openblas.global.openblas_nolapack.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas_nolapack.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas_nolapack.cblas_dgemm;

import org.bytedeco.javacpp.DoublePointer;
import org.idem4j.tribuo.corrector.matrix.MatrixProduct;

/**
 * Products of square matrices by BLAS, each core on a part of the rows. Copying to native memory and back costs about a
 * twentieth of a product at n = 2000; handing OpenBLAS the arrays themselves, which JNI copies one after the other, cost a
 * quarter. Until it is closed, native code runs on one thread ({@link NativeThreads}). For one thread.
 */
public final class BlasProduct implements MatrixProduct, AutoCloseable {

    /** The most rows of the left factor and of the result that a core has in native memory at once. */
    private static final int ROWS_AT_ONCE = 512;

    private final Workers workers = Workers.SHARED;
    private boolean closed;
    private int n;
    private int rowsAtOnce;
    private DoublePointer right;
    private DoublePointer[] lefts = {};
    private DoublePointer[] results = {};

    BlasProduct() {
        NativeThreads.acquire();
    }

    @Override
    public void multiply(int size, double[] left, double[] factor, double[] result) {
        int parts = workers.parts(size, Workers.worthAThread(2.0 * size * size));
        if (size != n || parts != lefts.length) {
            allocate(size, parts);
        }
        workers.run(n, parts, (part, from, to) -> at(right, from).put(factor, from * n, (to - from) * n));
        workers.run(n, parts, (part, from, to) -> {
            for (int row = from; row < to; row += rowsAtOnce) {
                multiply(part, row, Math.min(to - row, rowsAtOnce), left == factor ? null : left, result);
            }
        });
    }

    /** Some rows of the result; without a left factor it is the right one. */
    private void multiply(int part, int row, int rows, double[] left, double[] result) {
        DoublePointer a = left == null ? at(right, row) : lefts[part].put(left, row * n, rows * n);
        cblas_dgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, rows, n, n, 1, a, n, right, n, 0, results[part], n);
        results[part].get(result, row * n, rows * n);
    }

    private DoublePointer at(DoublePointer matrix, int row) {
        return new DoublePointer(matrix).position((long) row * n);
    }

    private void allocate(int size, int parts) {
        free();
        n = size;
        rowsAtOnce = Math.min(ROWS_AT_ONCE, (size + parts - 1) / parts);
        right = new DoublePointer((long) size * size);
        lefts = new DoublePointer[parts];
        results = new DoublePointer[parts];
        for (int part = 0; part < parts; part++) {
            lefts[part] = new DoublePointer((long) rowsAtOnce * size);
            results[part] = new DoublePointer((long) rowsAtOnce * size);
        }
    }

    private void free() {
        if (right != null) {
            right.close();
        }
        for (int part = 0; part < lefts.length; part++) {
            lefts[part].close();
            results[part].close();
        }
    }

    /** Frees the native memory; native code may use as many threads as before. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            free();
            NativeThreads.release();
        }
    }
}
