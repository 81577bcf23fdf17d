package org.idem4j.tribuo.data.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.idem4j.onnx.io.StagedFolder;
import org.idem4j.tribuo.network.ImageShape;

/** PNG files of a folder: moved there when all are whole. */
final class FolderOutput implements ImageOutput {

    private final StagedFolder files;
    private final ImageGrid picture;
    private final List<String> names;
    private final int n;
    private int next;

    /**
     * Begins a folder.
     *
     * @param names The files' names below it, with slashes, in the order in which the images come.
     */
    FolderOutput(Path folder, ImageShape shape, List<String> names) throws IOException {
        this.names = names;
        this.picture = ImageGrid.single(shape);
        this.n = shape.size();
        if (folder.toAbsolutePath().normalize().getParent() == null) {
            throw new ImageException(folder + " is the root of all files; name a folder below it.");
        }
        this.files = new StagedFolder(folder);
    }

    @Override
    public void write(float[] from, int offset) throws IOException {
        float[] image = Arrays.copyOfRange(from, offset, offset + n);
        files.write(names.get(next++), stream -> picture.write(image, stream));
    }

    @Override
    public void commit() throws IOException {
        files.commit();
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
