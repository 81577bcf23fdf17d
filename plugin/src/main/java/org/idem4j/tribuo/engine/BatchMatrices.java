package org.idem4j.tribuo.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * The matrices of one batch, of which each shard takes its rows. All shards do the same, so they ask for the same matrices
 * in the same order, whoever comes first; what they compute lies together for a product over all rows.
 */
final class BatchMatrices implements AutoCloseable {

    private final int rows;
    private final List<Matrix> matrices = new ArrayList<>();

    BatchMatrices(int rows) {
        this.rows = rows;
    }

    int rows() {
        return rows;
    }

    /** The matrix of a number, counted from 0 without gaps. */
    synchronized Matrix get(int number, int columns) {
        if (number == matrices.size()) {
            matrices.add(Matrix.allocate(rows, columns));
        }
        return matrices.get(number);
    }

    synchronized long bytes() {
        return matrices.stream().mapToLong(Matrix::bytes).sum();
    }

    @Override
    public void close() {
        matrices.forEach(Matrix::close);
    }
}
