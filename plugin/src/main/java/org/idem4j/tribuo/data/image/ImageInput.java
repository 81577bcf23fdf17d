package org.idem4j.tribuo.data.image;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.idem4j.tribuo.network.ImageShape;

/** Images of one shape that are read one after the other: those of an IDX file, or of a folder. For one thread. */
public interface ImageInput extends Closeable {

    /**
     * Whether a path is of images.
     *
     * @param path A file or a folder.
     * @return True if it is a folder, or an IDX file.
     * @throws IOException If it can't be read.
     */
    static boolean isOfImages(Path path) throws IOException {
        return Files.isDirectory(path) || IdxReader.isIdx(path);
    }

    /**
     * Opens a folder or a file, for a function of so many columns.
     *
     * @param path Of images.
     * @param columns The columns of the function, n.
     * @param shape The shape of the images that it takes; null where that is not known, so that any of n values will do.
     * @return Before the first image.
     * @throws IOException If it can't be read.
     * @throws ImageException If the images are not of n values, or not of the shape.
     */
    static ImageInput open(Path path, int columns, ImageShape shape) throws IOException {
        return Files.isDirectory(path) ? FolderInput.open(path, columns, shape) : IdxInput.open(path, columns, shape);
    }

    /**
     * The shape of the images.
     *
     * @return It.
     */
    ImageShape shape();

    /**
     * How many images there are.
     *
     * @return At least one.
     */
    int images();

    /**
     * What an image is called.
     *
     * @param image Its number, from 0.
     * @return The name of its file below the folder; of an image of an IDX file its number from 1.
     */
    String name(int image);

    /**
     * Reads the next image.
     *
     * @param into Where to; [offset, offset + n) is overwritten by values from 0 to 1.
     * @param offset The first index.
     * @throws IOException If it can't be read.
     * @throws ImageException If it is damaged, or of another shape.
     */
    void read(float[] into, int offset) throws IOException;

    /**
     * What the model's images have no place for and the images read so far had, for people.
     *
     * @return A sentence; empty for nothing.
     */
    default String lost() {
        return "";
    }

    /**
     * Begins a folder or a file of the same kind for as many images, under the same names.
     *
     * @param path Where to; may be what is read, which is then replaced.
     * @return Before the first image.
     * @throws IOException If it can't be begun.
     * @throws ImageException If something else is there, or another folder in which a picture that is read would be replaced.
     */
    ImageOutput like(Path path) throws IOException;
}
