package org.idem4j.tribuo.data;

/** Rows at random, from which nothing is to be restored. Immutable and safe for threads. */
@FunctionalInterface
public interface Noise {

    /**
     * Draws rows.
     *
     * @param count How many, at least 1.
     * @param seed What they follow from: equal seeds give the same rows, of more rows the first ones the same.
     * @return Row-major, [count × n].
     */
    float[] rows(int count, long seed);
}
