package org.idem4j.onnx.io;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Files of a folder under construction: they go to a hidden folder, and {@link #commit()} moves each over its target in one step.
 * Closed without a commit, it leaves no trace and the folder as it was; what a killed process left goes as that of {@link
 * AtomicFile}. The hidden folder lies in the target's, where that is there, since it may be a mount point; else beside it. For one
 * thread.
 */
public final class StagedFolder implements AutoCloseable {

    private final Path folder;
    private final Path staged;
    private final List<String> names = new ArrayList<>(); // a staged file is called by its number

    /**
     * Begins a folder.
     *
     * @param folder The folder, made when missing; not the root of all files.
     * @throws IOException If nothing can be made there.
     */
    public StagedFolder(Path folder) throws IOException {
        this.folder = folder;
        Path beside = folder.toAbsolutePath().normalize();
        Path within = beside.resolve(beside.getFileName());
        Files.createDirectories(beside.getParent());
        Leftovers.remove(beside);
        Leftovers.remove(within);
        this.staged = Leftovers.begun(Files.isDirectory(folder) ? within : beside);
        try {
            Files.createDirectory(staged, ownersAlone());
        } catch (FileSystemException e) {
            Leftovers.discard(staged);
            throw ToldFailure.of(folder, e, TemporaryFile.NONE_MADE);
        }
    }

    /** Files that are there keep their rights, and what is to replace them is shown to nobody else before. */
    private FileAttribute<?>[] ownersAlone() {
        return staged.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /**
     * Writes a whole file to where it waits for the others.
     *
     * @param name Its name below the folder, with slashes.
     * @param content Its content.
     * @throws IOException If it can't be written.
     * @throws IllegalArgumentException If a folder has its name.
     */
    public void write(String name, AtomicFile.Content content) throws IOException {
        Path target = folder.resolve(name);
        if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalArgumentException(target + " is a folder, so it can't be a file; name another output.");
        }
        Path file = staged(names.size());
        names.add(name);
        try (OutputStream plain = made(file, target);
                OutputStream stream = new BufferedOutputStream(new AtomicFile.Named(plain, target), 1 << 16)) {
            content.writeTo(stream);
        }
    }

    private static OutputStream made(Path file, Path target) throws IOException {
        try {
            return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
        } catch (FileSystemException e) {
            throw ToldFailure.of(target, e, TemporaryFile.NONE_MADE);
        }
    }

    private Path staged(int number) {
        return staged.resolve(Integer.toString(number));
    }

    /**
     * Brings all files to the disk, and moves them into place, one after the other.
     *
     * @throws PartlyWrittenException If one can't be moved, and others were.
     * @throws IOException If not all could be brought to the disk, or none could be moved.
     */
    public void commit() throws IOException {
        for (int i = 0; i < names.size(); i++) {
            DiskSync.file(staged(i)); // a tenth of the time that it takes after each is written
        }
        Set<Path> changed = new LinkedHashSet<>();
        for (int i = 0; i < names.size(); i++) {
            try {
                ReplacedFile replaced = new ReplacedFile(folder.resolve(names.get(i)));
                replaced.takeFrom(staged(i));
                changed.addAll(replaced.folders());
            } catch (IOException e) {
                throw i == 0 ? e : new PartlyWrittenException(e, names.subList(0, i));
            }
        }
        changed.forEach(DiskSync::folder);
    }

    @Override
    public void close() throws IOException {
        Leftovers.delete(staged);
        Leftovers.ended(staged);
    }
}
