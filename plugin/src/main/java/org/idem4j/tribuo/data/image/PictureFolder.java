package org.idem4j.tribuo.data.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/**
 * The PNG and JPEG files of a folder and the folders in it, by name. A link is followed to a file within the folder, not to one
 * elsewhere, and not to a folder; what is hidden is left out.
 *
 * @param folder The folder.
 * @param names The files' names below it, with slashes, in order.
 */
public record PictureFolder(Path folder, List<String> names) {

    private static final int DEEPEST = 32;
    private static final int MOST_FILES = 10_000_000;

    /**
     * Copies the list.
     *
     * @param folder The folder.
     * @param names The files' names below it.
     */
    public PictureFolder {
        names = List.copyOf(names);
    }

    /**
     * Looks for pictures.
     *
     * @param folder The folder.
     * @return Its pictures, at least one.
     * @throws IOException If a folder can't be read.
     * @throws ImageException If there are none, or more than ten million.
     */
    public static PictureFolder of(Path folder) throws IOException {
        List<String> names = new ArrayList<>();
        Path real = folder.toRealPath();
        Files.walkFileTree(folder, EnumSet.noneOf(FileVisitOption.class), DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) throws IOException {
                boolean hidden = !inner.equals(folder) && Files.isHidden(inner);
                return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (isNamedAsPicture(file) && !Files.isHidden(file) && isWithin(real, file, attributes)) {
                    names.add(folder.relativize(file).toString().replace('\\', '/'));
                    if (names.size() > MOST_FILES) {
                        throw new ImageException(
                                folder + " has more than " + MOST_FILES + " pictures; give a part of it.");
                    }
                }
                return FileVisitResult.CONTINUE;
            }
        });
        if (names.isEmpty()) {
            throw new ImageException(
                    folder + " has no file whose name ends in .png, .jpg or .jpeg; give another folder.");
        }
        names.sort(Comparator.naturalOrder());
        return new PictureFolder(folder, names);
    }

    private static boolean isNamedAsPicture(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".png") || name.endsWith(".jpg") || name.endsWith(".jpeg");
    }

    private static boolean isWithin(Path folder, Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile()) {
            return true;
        }
        try {
            return attributes.isSymbolicLink()
                    && Files.isRegularFile(file)
                    && file.toRealPath().startsWith(folder);
        } catch (IOException e) {
            return false; // a link to nowhere
        }
    }

    /**
     * A picture's file.
     *
     * @param index From 0.
     * @return Its path.
     */
    public Path file(int index) {
        return folder.resolve(names.get(index));
    }

    /** The same with an unchecked exception. */
    static PictureFolder found(Path folder) {
        try {
            return of(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
