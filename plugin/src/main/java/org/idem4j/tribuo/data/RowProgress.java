package org.idem4j.tribuo.data;

/** Is told how far a walk through rows has come, every few thousand of them; by the thread that walks. */
@FunctionalInterface
public interface RowProgress {

    /** Nobody. */
    RowProgress NONE = (rows, share) -> {};

    /**
     * Tells how far.
     *
     * @param rows The rows up to now.
     * @param share The share of all, of a file that of its bytes, 0 to 1; NaN where it is not known.
     */
    void at(long rows, double share);
}
