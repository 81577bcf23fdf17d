package org.idem4j.tribuo.data.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.idem4j.tribuo.network.ImageShape;

/** The images of an IDX file. */
final class IdxInput implements ImageInput {

    private final Path path;
    private final IdxReader reader;
    private final ImageShape shape;
    private final byte[] image;

    private IdxInput(Path path, IdxReader reader, ImageShape shape) {
        this.path = path;
        this.reader = reader;
        this.shape = shape;
        this.image = new byte[shape.size()];
    }

    static IdxInput open(Path path, int columns, ImageShape shape) throws IOException {
        IdxReader reader = IdxReader.open(path);
        try {
            ImageShape found = reader.shape();
            FittingShape.require(path.toString(), found, columns, shape);
            return new IdxInput(path, reader, found);
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    @Override
    public ImageShape shape() {
        return shape;
    }

    @Override
    public int images() {
        return reader.records();
    }

    @Override
    public String name(int number) {
        return String.valueOf(number + 1);
    }

    @Override
    public void read(float[] into, int offset) throws IOException {
        if (reader.read(image, 0, 1) == 0) {
            throw new IllegalStateException(path + " has no more than " + reader.records() + " images");
        }
        for (int i = 0; i < image.length; i++) {
            into[offset + i] = ByteImages.value(image[i]);
        }
    }

    @Override
    public ImageOutput like(Path to) throws IOException {
        if (Files.isDirectory(to)) {
            throw new ImageException(
                    to + " is a folder, but " + path + " is an IDX file, and one is written; name a file.");
        }
        return new IdxOutput(to, reader.sizes());
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
