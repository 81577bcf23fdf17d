package org.idem4j.tribuo.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Matrices kept for reuse, so that a training step allocates no native memory once its shapes have been seen. For one
 * thread.
 */
final class MatrixPool implements AutoCloseable {

    /** Where new matrices come from. */
    @FunctionalInterface
    interface Source {
        /** A matrix of undefined values. */
        Matrix allocate(int rows, int columns);
    }

    private final Source source;
    private final Map<Long, Deque<Matrix>> free = new HashMap<>();
    private final List<Matrix> lent = new ArrayList<>();

    /** A pool of matrices of their own. */
    MatrixPool() {
        this(Matrix::allocate);
    }

    MatrixPool(Source source) {
        this.source = source;
    }

    /** A matrix of undefined values, lent until {@link #giveBack} or {@link #giveBackAll}. */
    Matrix take(int rows, int columns) {
        Matrix matrix = shelf(rows, columns).poll();
        if (matrix == null) {
            matrix = source.allocate(rows, columns);
        }
        lent.add(matrix);
        return matrix;
    }

    void giveBack(Matrix matrix) {
        lent.remove(lent.lastIndexOf(matrix));
        shelf(matrix.rows(), matrix.columns()).push(matrix);
    }

    void giveBackAll() {
        for (Matrix matrix : lent) {
            shelf(matrix.rows(), matrix.columns()).push(matrix);
        }
        lent.clear();
    }

    /** The native memory of all matrices, lent or free. */
    long bytes() {
        long onShelves = free.values().stream()
                .flatMap(Deque::stream)
                .mapToLong(Matrix::bytes)
                .sum();
        return onShelves + lent.stream().mapToLong(Matrix::bytes).sum();
    }

    private Deque<Matrix> shelf(int rows, int columns) {
        return free.computeIfAbsent(((long) rows << Integer.SIZE) | columns, shape -> new ArrayDeque<>());
    }

    @Override
    public void close() {
        giveBackAll();
        free.values().forEach(shelf -> shelf.forEach(Matrix::close));
        free.clear();
    }
}
