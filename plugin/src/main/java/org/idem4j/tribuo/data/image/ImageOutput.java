package org.idem4j.tribuo.data.image;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.idem4j.tribuo.network.ImageShape;

/**
 * Images that are written one after the other. What is there is untouched until {@link #commit}; closed without it, nothing is
 * left. For one thread.
 */
public interface ImageOutput extends Closeable {

    /**
     * Begins a folder of PNG files.
     *
     * @param folder The folder, made when missing.
     * @param shape The images' shape, of 1 or 3 channels.
     * @param names The files' names below it, with slashes, in the order in which the images come.
     * @return Before the first image.
     * @throws IOException If it can't be begun.
     * @throws ImageException If it is the root of all files.
     */
    static ImageOutput folder(Path folder, ImageShape shape, List<String> names) throws IOException {
        return new FolderOutput(folder, shape, names);
    }

    /**
     * Begins an IDX file, compressed where its name ends in .gz.
     *
     * @param file The file.
     * @param shape The images' shape, of one channel.
     * @param images How many there will be.
     * @return Before the first image.
     * @throws IOException If it can't be begun.
     * @throws ImageException If the images have colours, for which the format has no place.
     */
    static ImageOutput idx(Path file, ImageShape shape, int images) throws IOException {
        if (shape.channels() != 1) {
            throw new ImageException("An IDX file holds images of one channel, and these are " + shape
                    + " (channels x height x width); write a folder of pictures.");
        }
        return new IdxOutput(file, new int[] {images, shape.height(), shape.width()});
    }

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
