package org.idem4j.onnx.io;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Brings files and folders to the disk, so that a power cut leaves them. */
final class DiskSync {

    private DiskSync() {}

    static void file(Path file) throws IOException {
        force(file, StandardOpenOption.WRITE);
    }

    /** Not every system opens folders. */
    static void folder(Path folder) {
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
}
