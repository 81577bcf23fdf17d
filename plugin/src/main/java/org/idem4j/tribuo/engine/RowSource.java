package org.idem4j.tribuo.engine;

/** Gives a batch's values block by block; called from several threads at once, in any order. */
@FunctionalInterface
public interface RowSource {

    /**
     * Fills a block.
     *
     * @param from The index of its first value in the batch, row-major.
     * @param block Where to write it.
     * @param count The values in it.
     */
    void fill(int from, float[] block, int count);
}
