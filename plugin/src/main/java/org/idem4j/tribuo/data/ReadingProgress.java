package org.idem4j.tribuo.data;

/** Is told how far the reading of rows has come, every few thousand rows; by the thread that reads. */
@FunctionalInterface
public interface ReadingProgress {

    /** Nobody. */
    ReadingProgress NONE = (rows, share) -> {};

    /**
     * Tells how far.
     *
     * @param rows The rows read.
     * @param share The share of the file's bytes, 0 to 1; NaN where its length is not known.
     */
    void read(long rows, double share);
}
