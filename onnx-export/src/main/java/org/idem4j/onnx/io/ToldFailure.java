package org.idem4j.onnx.io;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** Failures told of the file that a user named, in place of the one beside it, whose name nobody knows. */
final class ToldFailure {

    private ToldFailure() {}

    /**
     * Tells a failure.
     *
     * @param target What the user named.
     * @param e What the file system says.
     * @param remedy What can't be, and what to do; ends in "check ".
     */
    static FileSystemException of(Path target, FileSystemException e, String remedy) {
        String reason = e.getReason() == null ? "" : " (" + e.getReason() + ")";
        FileSystemException told = e instanceof AccessDeniedException
                ? new AccessDeniedException(target.toString(), null, remedy + "its permissions")
                : new FileSystemException(target.toString(), null, remedy + "it" + reason);
        told.initCause(e);
        return told;
    }
}
