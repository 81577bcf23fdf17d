package org.idem4j.tribuo.data.image;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.idem4j.tribuo.network.ImageShape;

/** PNG files of a folder: written to a hidden folder beside it, and moved from there when all are whole. */
final class FolderOutput implements ImageOutput {

    private final Path folder;
    private final Path staged;
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
        this.folder = folder;
        this.names = names;
        this.picture = ImageGrid.single(shape);
        this.n = shape.size();
        Path parent = folder.toAbsolutePath().normalize().getParent();
        if (parent == null) {
            throw new ImageException(folder + " is the root of all files; name a folder below it.");
        }
        Files.createDirectories(parent);
        this.staged = Files.createDirectory(
                parent.resolve("." + folder.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".tmp"));
    }

    @Override
    public void write(float[] from, int offset) throws IOException {
        Path file = staged.resolve(names.get(next++));
        Files.createDirectories(file.getParent());
        try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
            picture.write(Arrays.copyOfRange(from, offset, offset + n), stream);
        }
    }

    @Override
    public void commit() throws IOException {
        for (String name : names.subList(0, next)) {
            Path target = folder.resolve(name);
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.move(staged.resolve(name), target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        if (!Files.exists(staged)) {
            return;
        }
        try (Stream<Path> left = Files.walk(staged)) {
            for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
