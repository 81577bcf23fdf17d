package org.idem4j.onnx.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file beside the one whose place it is to take; it gets that one's owner, group and mode, where the file system has such, and is
 * its owner's alone until then. Where the program is ended it goes; where it is killed, the next one that writes the same target
 * takes it away.
 */
final class TemporaryFile {

    private static final String REASON = "no file can be made in its folder; name another, or check ";

    private final Path target;
    private final Path path;
    private final Path lastFolder; // the deepest that was there before
    private final PosixFileAttributes kept; // null where nothing is there to replace, or nothing of that kind known

    TemporaryFile(Path target) throws IOException {
        this.target = target;
        Path folder = target.toAbsolutePath().getParent();
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        this.lastFolder = there;
        Files.createDirectories(folder);
        PosixFileAttributeView view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        this.kept = view == null || !Files.exists(target) ? null : view.readAttributes();
        Leftovers.remove(target);
        this.path = Leftovers.begun(target);
    }

    /** Makes the file. What fails is told of the target: the file that is made has a name that nobody knows. */
    OutputStream open() throws IOException {
        try {
            return made();
        } catch (AccessDeniedException e) {
            Leftovers.discard(path);
            throw of(new AccessDeniedException(target.toString(), null, REASON + "its permissions"), e);
        } catch (FileSystemException e) {
            Leftovers.discard(path);
            String reason = e.getReason() == null ? "" : " (" + e.getReason() + ")";
            throw of(new FileSystemException(target.toString(), null, REASON + "it" + reason), e);
        }
    }

    private static IOException of(IOException told, IOException cause) {
        told.initCause(cause);
        return told;
    }

    private OutputStream made() throws IOException {
        if (kept == null) {
            return Files.newOutputStream(path, StandardOpenOption.CREATE_NEW);
        }
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.newOutputStream(path, StandardOpenOption.WRITE);
    }

    /** Moves the written file over the target; behind it, both it and the folders that it stands in are on the disk. */
    void takePlace() throws IOException {
        force(path, StandardOpenOption.WRITE);
        if (kept != null) {
            keepOwnerAndMode();
        }
        move();
        Leftovers.ended(path);
        Path folder = target.toAbsolutePath().getParent();
        while (!folder.equals(lastFolder)) {
            forceFolder(folder);
            folder = folder.getParent();
        }
        forceFolder(lastFolder);
    }

    private void move() throws IOException {
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A file of another's stays that other's only where we have the right to give files away. */
    private void keepOwnerAndMode() throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        PosixFileAttributes own = view.readAttributes();
        try {
            if (!own.group().equals(kept.group())) {
                view.setGroup(kept.group());
            }
            if (!own.owner().equals(kept.owner())) {
                view.setOwner(kept.owner());
            }
        } catch (IOException e) {
            // Then the mode's rights are those of our own group, as they are for every file that is written anew.
        }
        view.setPermissions(kept.permissions());
    }

    /** Not every system opens folders. */
    private static void forceFolder(Path folder) {
        try {
            force(folder, StandardOpenOption.READ);
        } catch (IOException | UnsupportedOperationException e) {
            return;
        }
    }

    /** An interrupt is meant for who calls; a channel would be closed by it. */
    private static void force(Path path, OpenOption option) throws IOException {
        boolean interrupted = Thread.interrupted();
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        } catch (ClosedByInterruptException e) {
            force(path, option);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
        Leftovers.ended(path);
    }
}
