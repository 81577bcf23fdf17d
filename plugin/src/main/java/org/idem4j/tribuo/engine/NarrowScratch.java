package org.idem4j.tribuo.engine;

import java.util.HashMap;
import java.util.Map;

/** What a shard's thread computes with, whichever coupling it is at. */
final class NarrowScratch implements AutoCloseable {

    private final int rows;
    private final float[] first;
    private final float[] second;
    private final Map<Integer, NarrowMatrix> deltas = new HashMap<>();
    private final Map<Integer, NarrowMatrix> errors = new HashMap<>();

    /**
     * Room for a shard.
     *
     * @param rows Its rows.
     * @param widest The most columns of a layer.
     */
    NarrowScratch(int rows, int widest) {
        this.rows = rows;
        this.first = new float[rows * widest];
        this.second = new float[rows * widest];
    }

    int rows() {
        return rows;
    }

    float[] first() {
        return first;
    }

    float[] second() {
        return second;
    }

    /** For the errors before a layer's activation, [width × rows]. */
    NarrowMatrix delta(int width) {
        return deltas.computeIfAbsent(width, columns -> NarrowMatrix.allocate(columns, rows));
    }

    /** For the errors of a layer's input, [width × rows]. */
    NarrowMatrix error(int width) {
        return errors.computeIfAbsent(width, columns -> NarrowMatrix.allocate(columns, rows));
    }

    long bytes() {
        return NarrowMatrix.bytes(deltas.values()) + NarrowMatrix.bytes(errors.values());
    }

    @Override
    public void close() {
        deltas.values().forEach(NarrowMatrix::close);
        errors.values().forEach(NarrowMatrix::close);
    }
}
