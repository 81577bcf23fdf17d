package org.idem4j.tribuo.data.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.idem4j.tribuo.network.ImageShape;

/** The images of a folder by name, each at its own size, which must be the same for all. */
final class FolderInput implements ImageInput {

    private final PictureFolder folder;
    private final ImageShape shape;
    private int next;
    private int coloured;

    private FolderInput(PictureFolder folder, ImageShape shape) {
        this.folder = folder;
        this.shape = shape;
    }

    static FolderInput open(Path path, int columns, ImageShape shape) throws IOException {
        PictureFolder folder = PictureFolder.of(path);
        PictureFile.Size first = size(folder.file(0));
        int channels = shape != null ? shape.channels() : Math.max(1, columns / (first.width() * first.height()));
        ImageShape found = new ImageShape(channels, first.height(), first.width());
        FittingShape.require(folder.file(0).toString(), found, columns, shape);
        if (channels != 1 && channels != 3) {
            throw new ImageException(folder.file(0) + " is a picture of " + first.width() + " by " + first.height()
                    + " pixels, which as grey or in colours has no " + columns
                    + " values, as the model's images have.");
        }
        return new FolderInput(folder, found);
    }

    private static PictureFile.Size size(Path file) {
        try {
            return PictureFile.size(file);
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    private static ImageException damaged(Path file, IOException e) {
        return new ImageException(file + " can't be read: " + e.getMessage() + ". Take it out of the folder.", e);
    }

    @Override
    public ImageShape shape() {
        return shape;
    }

    @Override
    public int images() {
        return folder.names().size();
    }

    @Override
    public String name(int image) {
        return folder.names().get(image);
    }

    @Override
    public void read(float[] into, int offset) {
        Path file = folder.file(next++);
        Pixels pixels;
        try {
            pixels = PictureFile.read(file, shape.channels());
        } catch (IOException e) {
            throw damaged(file, e);
        }
        FittingShape.require(
                file.toString(),
                new ImageShape(pixels.channels(), pixels.height(), pixels.width()),
                shape.size(),
                shape);
        coloured += pixels.losesColours() ? 1 : 0;
        for (int i = 0; i < pixels.values().length; i++) {
            into[offset + i] = ByteImages.value(pixels.values()[i]);
        }
    }

    @Override
    public String lost() {
        return coloured == 0
                ? ""
                : "The model is for grey images, and " + coloured + " of the " + images() + " pictures in "
                        + folder.folder() + " had colours, of which their grey is taken.";
    }

    @Override
    public ImageOutput like(Path path) throws IOException {
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw new ImageException(path + " is a file, but " + folder.folder()
                    + " is a folder, and one is written; name a folder, which is made when missing.");
        }
        List<String> names = names();
        if (Files.exists(path) && !Files.isSameFile(path, folder.folder())) {
            requireNotRead(path, names);
        }
        return new FolderOutput(path, shape, names);
    }

    /** Folders in one another have files in common. */
    private void requireNotRead(Path path, List<String> names) throws IOException {
        Path read = folder.folder().toRealPath();
        Set<Path> sources = new HashSet<>();
        folder.names().forEach(name -> sources.add(read.resolve(name)));
        for (String name : names) {
            Path target = path.resolve(name);
            if (Files.exists(target) && sources.contains(target.toRealPath())) {
                throw new ImageException(target + " is one of the pictures of " + folder.folder()
                        + " that are read, and would be replaced; name a folder outside of it.");
            }
        }
    }

    /** The same names, ending in .png. */
    private List<String> names() {
        Map<String, String> sources = new HashMap<>();
        return folder.names().stream()
                .map(name -> {
                    String png = name.substring(0, name.lastIndexOf('.')) + ".png";
                    String other = sources.put(png, name);
                    if (other != null) {
                        throw new ImageException(folder.folder() + " has " + other + " and " + name
                                + ", which would both be written as " + png + "; rename one of them.");
                    }
                    return png;
                })
                .toList();
    }

    @Override
    public void close() {
        // Each file is closed as soon as it is read.
    }
}
