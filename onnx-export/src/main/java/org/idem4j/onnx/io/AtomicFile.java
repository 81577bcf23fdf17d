package org.idem4j.onnx.io;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file under construction: the bytes go to a temporary file in the target's folder, and {@link #commit()} moves it
 * over the target in one step. Closed without a commit, it leaves no trace and the target as it was.
 */
public final class AtomicFile implements AutoCloseable {

    /** Writes a file's content. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes the content.
         *
         * @param stream Where to; buffered, closed by the caller.
         * @throws IOException If the content can't be made or written.
         */
        void writeTo(OutputStream stream) throws IOException;
    }

    private final Path target;
    private final Path temporary;
    private final OutputStream stream;

    /**
     * Begins a file; its folder is created when missing.
     *
     * @param target The file to write in the end.
     * @throws IOException If the folder can't be created or written to.
     */
    public AtomicFile(Path target) throws IOException {
        this.target = target;
        Path folder = target.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        this.temporary =
                folder.resolve("." + target.getFileName() + "." + Long.toHexString(System.nanoTime()) + ".tmp");
        OutputStream plain = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW);
        this.stream = new BufferedOutputStream(new Named(plain, target), 1 << 16);
    }

    /**
     * Writes a whole file.
     *
     * @param target The file to write.
     * @param content Its content.
     * @throws IOException If it can't be written; the old file is then as it was.
     */
    public static void write(Path target, Content content) throws IOException {
        try (AtomicFile file = new AtomicFile(target)) {
            content.writeTo(file.stream());
            file.commit();
        }
    }

    /**
     * The stream to write to.
     *
     * @return A buffered stream, closed by {@link #commit()} or {@link #close()}.
     */
    public OutputStream stream() {
        return stream;
    }

    /**
     * Flushes, and moves the new file over the target.
     *
     * @throws IOException If a byte could not be written or the file not be moved; the target is then as it was.
     */
    public void commit() throws IOException {
        stream.close();
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            stream.close();
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** A stream whose failures name the file: the operating system's "No space left on device" does not. */
    private static final class Named extends FilterOutputStream {
        private final Path target;

        Named(OutputStream stream, Path target) {
            super(stream);
            this.target = target;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                throw new IOException(target + " can't be written: " + e.getMessage(), e);
            }
        }
    }
}
