package org.idem4j.tribuo.data.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.idem4j.onnx.io.AtomicFile;

/** Images in an IDX file, compressed where its name ends in .gz. */
final class IdxOutput implements ImageOutput {

    private final AtomicFile file;
    private final IdxWriter writer;
    private final byte[] image;

    /**
     * Begins a file.
     *
     * @param sizes Of its header: how many images, then the sizes of one.
     */
    IdxOutput(Path path, int[] sizes) throws IOException {
        this.file = new AtomicFile(path);
        int size = 1;
        for (int i = 1; i < sizes.length; i++) {
            size *= sizes[i];
        }
        this.image = new byte[size];
        boolean compress = path.toString().toLowerCase(Locale.ROOT).endsWith(".gz");
        try {
            this.writer = new IdxWriter(file.stream(), compress, sizes);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public void write(float[] from, int offset) throws IOException {
        for (int i = 0; i < image.length; i++) {
            image[i] = ByteImages.pixel(from[offset + i]);
        }
        writer.write(image);
    }

    @Override
    public void commit() throws IOException {
        writer.close();
        file.commit();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
