package org.idem4j.tribuo.data.image;

import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** Writes an IDX file of unsigned bytes. */
public final class IdxWriter implements Closeable {

    private static final int UNSIGNED_BYTES = 8;

    private final DataOutputStream stream;
    private final GZIPOutputStream compressed;

    /**
     * Writes the header.
     *
     * @param stream Where to; left open.
     * @param compress Whether by gzip.
     * @param sizes The records, and the sizes of one.
     * @throws IOException If it can't be written.
     */
    public IdxWriter(OutputStream stream, boolean compress, int... sizes) throws IOException {
        this.compressed = compress ? new GZIPOutputStream(stream, 1 << 16) : null;
        this.stream = new DataOutputStream(compress ? compressed : stream);
        this.stream.writeInt(UNSIGNED_BYTES << 8 | sizes.length);
        for (int size : sizes) {
            this.stream.writeInt(size);
        }
    }

    /**
     * Writes records.
     *
     * @param bytes They, one after the other.
     * @throws IOException If they can't be written.
     */
    public void write(byte[] bytes) throws IOException {
        stream.write(bytes);
    }

    /** Ends the file, and leaves the stream below open. */
    @Override
    public void close() throws IOException {
        if (compressed != null) {
            compressed.finish();
        }
        stream.flush();
    }
}
