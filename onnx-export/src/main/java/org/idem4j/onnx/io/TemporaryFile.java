package org.idem4j.onnx.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file beside the one whose place it is to take. Where the program is ended it goes; where it is killed, the next one that writes
 * the same target takes it away.
 */
final class TemporaryFile {

    static final String NONE_MADE = "no file can be made in its folder; name another, or check ";

    private final Path target;
    private final ReplacedFile replaced;
    private final Path path;

    TemporaryFile(Path target) throws IOException {
        this.target = target;
        this.replaced = new ReplacedFile(target);
        Leftovers.remove(target);
        this.path = Leftovers.begun(target);
    }

    /** Makes the file. What fails is told of the target: the file that is made has a name that nobody knows. */
    OutputStream open() throws IOException {
        try {
            return made();
        } catch (FileSystemException e) {
            Leftovers.discard(path);
            throw ToldFailure.of(target, e, NONE_MADE);
        }
    }

    private OutputStream made() throws IOException {
        if (!replaced.hasRights()) {
            return Files.newOutputStream(path, StandardOpenOption.CREATE_NEW);
        }
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.newOutputStream(path, StandardOpenOption.WRITE);
    }

    /** Brings what was written to the disk. */
    void force() throws IOException {
        DiskSync.file(path);
    }

    /** Moves the forced file over the target; behind it, the folders that it stands in are on the disk, too. */
    void takePlace() throws IOException {
        replaced.takeFrom(path);
        Leftovers.ended(path);
        replaced.folders().forEach(DiskSync::folder);
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
        Leftovers.ended(path);
    }
}
