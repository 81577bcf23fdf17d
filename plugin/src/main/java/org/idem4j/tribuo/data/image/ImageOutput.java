package org.idem4j.tribuo.data.image;

import java.io.Closeable;
import java.io.IOException;

/**
 * Images that are written one after the other. What is there is untouched until {@link #commit}; closed without it, nothing is
 * left. For one thread.
 */
public interface ImageOutput extends Closeable {

    /**
     * Writes the next image. A value is rounded to one of 256 steps from 0 to 1; what lies beyond becomes 0 or 1.
     *
     * @param from Its values, in the order of a row.
     * @param offset The first index.
     * @throws IOException If it can't be written.
     */
    void write(float[] from, int offset) throws IOException;

    /**
     * Moves all into place.
     *
     * @throws IOException If it can't be moved.
     */
    void commit() throws IOException;
}
