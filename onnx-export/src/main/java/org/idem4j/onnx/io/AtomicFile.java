package org.idem4j.onnx.io;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPOutputStream;

/**
 * A file under construction: the bytes go to a temporary file in the target's folder, and {@link #commit()} moves it
 * over the target in one step. Closed without a commit, it leaves no trace and the target as it was. A symbolic link stays, and
 * what it points to is written; owner, group and mode of the old file too. A device or a pipe, which nothing can be moved over, takes
 * the bytes as they come.
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

    /** More than any system follows. */
    private static final int MOST_LINKS = 40;

    private final Path target;
    private final TemporaryFile temporary; // null where the target takes the bytes itself
    private final OutputStream plain;
    private final OutputStream stream; // what it writes goes to the plain one
    private boolean finished;

    /**
     * Begins a file; its folder is created when missing.
     *
     * @param target The file to write in the end.
     * @throws IOException If the folder can't be created or written to.
     * @throws IllegalArgumentException If the target is a folder.
     */
    public AtomicFile(Path target) throws IOException {
        this(target, false);
    }

    private AtomicFile(Path target, boolean compressed) throws IOException {
        if (Files.isDirectory(target)) {
            throw new IllegalArgumentException(target + " is a folder; name a file.");
        }
        this.target = target;
        Path place = behindLinks(target);
        boolean taking = Files.exists(place) && !Files.isRegularFile(place);
        this.temporary = taking ? null : new TemporaryFile(place);
        this.plain = taking ? Files.newOutputStream(place, StandardOpenOption.WRITE) : temporary.open();
        OutputStream named = new Named(plain, target);
        try {
            this.stream = new BufferedOutputStream(compressed ? new GZIPOutputStream(named, 1 << 16) : named, 1 << 16);
        } catch (IOException e) { // no room for the first bytes
            try (plain) {
                throw e;
            } finally {
                if (temporary != null) {
                    temporary.delete();
                }
            }
        }
    }

    /**
     * Begins a text file, compressed by gzip if its name ends in {@code .gz}.
     *
     * @param target The file to write in the end.
     * @return Where to write the text.
     * @throws IOException If the folder can't be created or written to.
     * @throws IllegalArgumentException If the target is a folder.
     */
    public static AtomicFile ofText(Path target) throws IOException {
        return new AtomicFile(target, target.toString().endsWith(".gz"));
    }

    /** The file that a symbolic link, or a row of them, points to, whether it is there or not; else the path itself. */
    private static Path behindLinks(Path path) throws IOException {
        Path file = path;
        for (int links = 0; Files.isSymbolicLink(file); links++) {
            if (links == MOST_LINKS) {
                throw new IOException(path + " is a link that leads to itself");
            }
            file = file.toAbsolutePath().resolveSibling(Files.readSymbolicLink(file));
        }
        return file;
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
     * The file to write in the end.
     *
     * @return As it was given.
     */
    public Path target() {
        return target;
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
     * Writes the last bytes, and brings all to the disk. What can still fail afterwards is the move alone.
     *
     * @throws IOException If a byte could not be written; the target is then as it was.
     */
    public void finish() throws IOException {
        if (!finished) {
            stream.close();
            if (temporary != null) {
                temporary.force();
            }
            finished = true;
        }
    }

    /**
     * Flushes to the disk, and moves the new file over the target, which a power cut leaves as the old file or as the new one.
     *
     * @throws IOException If a byte could not be written or the file not be moved; the target is then as it was.
     */
    public void commit() throws IOException {
        finish();
        if (temporary != null) {
            temporary.takePlace();
        }
    }

    @Override
    public void close() throws IOException {
        try (plain) { // which a compressed stream that can't be ended leaves open
            stream.close();
        } finally {
            if (temporary != null) {
                temporary.delete();
            }
        }
    }

    /** A stream whose failures name the file: the operating system's "No space left on device" does not. */
    static final class Named extends FilterOutputStream {
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
