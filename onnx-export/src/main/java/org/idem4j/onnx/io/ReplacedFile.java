package org.idem4j.onnx.io;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * A file whose place another is to take, which gets its owner, group and mode, where the file system has such; there may be none
 * yet.
 */
final class ReplacedFile {

    private final Path target;
    private final List<Path> folders = new ArrayList<>();
    private final PosixFileAttributes kept; // null where nothing is there to replace, or nothing of that kind known

    /** Looks at the target, and makes its folder. */
    ReplacedFile(Path target) throws IOException {
        this.target = target;
        Path folder = target.toAbsolutePath().getParent();
        folders.add(folder);
        for (Path there = folder; !Files.exists(there) && there.getParent() != null; there = there.getParent()) {
            folders.add(there.getParent());
        }
        Files.createDirectories(folder);
        PosixFileAttributeView view = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        this.kept = view == null || !Files.exists(target) ? null : view.readAttributes();
    }

    /** Whether the new file's rights are those of the old one, so that it is its owner's alone until then. */
    boolean hasRights() {
        return kept != null;
    }

    /** The folders that the move changes: its own, and those above it to the deepest that was there before. */
    List<Path> folders() {
        return folders;
    }

    /** Moves a file of the same file system here, in one step where that has such. What fails is told of the target. */
    void takeFrom(Path written) throws IOException {
        if (kept != null) {
            keepOwnerAndMode(written);
        }
        try {
            move(written);
        } catch (FileSystemException e) {
            throw ToldFailure.of(
                    target,
                    e,
                    "no new file can take its place; it may be a mount point, a folder or protected, so name another, or"
                            + " check ");
        }
    }

    private void move(Path written) throws IOException {
        try {
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(written, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A file of another's stays that other's only where we have the right to give files away. */
    private void keepOwnerAndMode(Path written) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(written, PosixFileAttributeView.class);
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
}
