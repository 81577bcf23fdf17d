package org.idem4j.tribuo.data;

import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file's bytes, as they stand on the disk, and how many were read. */
final class CountedBytes extends FilterInputStream {

    private final long length;
    private long count;

    private CountedBytes(InputStream bytes, long length) {
        super(bytes);
        this.length = length;
    }

    /** A file's bytes, or a pipe's, in which the channel behind Files' own stream would seek. */
    static CountedBytes of(Path path) throws IOException {
        boolean file = Files.isRegularFile(path);
        boolean pipe = path.getFileSystem() == FileSystems.getDefault() && Files.exists(path) && !file;
        return new CountedBytes(
                pipe ? new FileInputStream(path.toFile()) : Files.newInputStream(path), file ? Files.size(path) : -1);
    }

    /** The share that was read, 0 to 1; NaN where the length is not known. */
    double share() {
        return length <= 0 ? Double.NaN : Math.min(1, (double) count / length);
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count += value < 0 ? 0 : 1;
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int size) throws IOException {
        int read = super.read(bytes, offset, size);
        count += Math.max(0, read);
        return read;
    }
}
