package org.idem4j.tribuo.data.image;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.idem4j.tribuo.network.ImageShape;

/**
 * An IDX file of bytes, plain or compressed by gzip, read record by record. What its header promises is compared with the file's
 * length before anything of that size is made.
 */
public final class IdxReader implements AutoCloseable {

    private static final int UNSIGNED_BYTES = 8;
    private static final int MOST_SIZES = 4;

    /** Deflate's best: 258 bytes for 2 bits. */
    private static final int BEST_COMPRESSION = 1032;

    private final Path path;
    private final DataInputStream stream;
    private final boolean compressed;
    private final int[] sizes;
    private final int record;
    private int read;

    private IdxReader(Path path, DataInputStream stream, boolean compressed) throws IOException {
        this.path = path;
        this.stream = stream;
        this.compressed = compressed;
        this.sizes = header();
        long length = 1;
        for (int i = 1; i < sizes.length; i++) {
            length = Math.multiplyExact(length, (long) sizes[i]);
        }
        if (length > Integer.MAX_VALUE || length < 1) {
            throw refusal("has records of " + length + " bytes, which no row can hold");
        }
        this.record = (int) length;
        requireLength();
    }

    /**
     * Opens a file and reads its header.
     *
     * @param path The file.
     * @return At the first record.
     * @throws IOException If it can't be read.
     * @throws ImageException If it is no whole IDX file of unsigned bytes.
     */
    public static IdxReader open(Path path) throws IOException {
        InputStream file = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
        try {
            boolean compressed = isGzip(file);
            InputStream content =
                    compressed ? new BufferedInputStream(new GZIPInputStream(file, 1 << 16), 1 << 16) : file;
            return new IdxReader(path, new DataInputStream(content), compressed);
        } catch (EOFException | ZipException e) {
            file.close();
            throw new ImageException(path + " is damaged: it ends or breaks within its header; get it again.", e);
        } catch (ArithmeticException e) {
            file.close();
            throw new ImageException(path + " is damaged: its header promises more than any file holds.", e);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /**
     * Whether a file begins as an IDX file does.
     *
     * @param path The file; may be compressed by gzip.
     * @return True if its first bytes are 0, 0, a type of IDX and a number of dimensions.
     * @throws IOException If it can't be read.
     */
    public static boolean isIdx(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream file = new BufferedInputStream(Files.newInputStream(path));
                InputStream content = isGzip(file) ? new GZIPInputStream(file) : file) {
            byte[] magic = content.readNBytes(4);
            return magic.length == 4 && magic[0] == 0 && magic[1] == 0 && magic[2] >= UNSIGNED_BYTES && magic[2] <= 14;
        } catch (EOFException | ZipException e) {
            return false;
        }
    }

    private static boolean isGzip(InputStream file) throws IOException {
        file.mark(2);
        byte[] magic = file.readNBytes(2);
        file.reset();
        return magic.length == 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b;
    }

    private int[] header() throws IOException {
        if (stream.readShort() != 0) {
            throw refusal("does not begin as an IDX file does, with two bytes of zero");
        }
        int type = stream.readUnsignedByte();
        if (type != UNSIGNED_BYTES) {
            throw refusal(String.format("has values of type 0x%02x; only unsigned bytes, 0x08, are read", type));
        }
        int count = stream.readUnsignedByte();
        if (count < 1 || count > MOST_SIZES) {
            throw refusal("has " + count + " dimensions; labels have 1, grey images 3, coloured ones 4");
        }
        int[] found = new int[count];
        for (int i = 0; i < count; i++) {
            found[i] = stream.readInt();
            if (found[i] < 1) {
                throw refusal("has " + found[i] + " as one of its sizes");
            }
        }
        return found;
    }

    private void requireLength() throws IOException {
        long promised = Math.multiplyExact((long) sizes[0], (long) record);
        long length = Files.size(path);
        long header = 4 + 4L * sizes.length;
        if (compressed ? promised / BEST_COMPRESSION > length : promised + header != length) {
            throw refusal("is damaged: its header promises " + shown() + " bytes, which "
                    + (compressed
                            ? length + " compressed bytes can't hold"
                            : "with the header are " + (promised + header) + ", but it has " + length));
        }
    }

    /** What is wrong with the file. */
    ImageException refusal(String what) {
        return new ImageException(
                path + " " + what + ". Give an IDX file, plain or compressed by gzip, and a whole one.");
    }

    private String shown() {
        return Arrays.toString(sizes).replaceAll("[\\[\\]]", "").replace(", ", "x");
    }

    /**
     * How many records the file has.
     *
     * @return At least 1.
     */
    public int records() {
        return sizes[0];
    }

    /**
     * How many bytes a record has.
     *
     * @return At least 1.
     */
    public int recordSize() {
        return record;
    }

    /**
     * The shape of the images.
     *
     * @return Of three dimensions, images of one channel; of four, [images × channels × height × width].
     * @throws ImageException If the file's records are no images.
     */
    public ImageShape shape() {
        if (sizes.length < 3) {
            throw refusal("has " + sizes.length + " dimension" + (sizes.length == 1 ? "" : "s")
                    + ", so it holds labels or rows, no images");
        }
        return sizes.length == 3 ? new ImageShape(1, sizes[1], sizes[2]) : new ImageShape(sizes[1], sizes[2], sizes[3]);
    }

    /** All sizes of the header. */
    int[] sizes() {
        return sizes.clone();
    }

    /**
     * Reads records.
     *
     * @param into Where to.
     * @param offset The first index.
     * @param count The most to read.
     * @return How many were read: fewer at the end of the file, 0 after it.
     * @throws IOException If the file can't be read.
     * @throws ImageException If it ends before its last record, or goes on after it.
     */
    public int read(byte[] into, int offset, int count) throws IOException {
        int wanted = Math.min(count, sizes[0] - read);
        int bytes = Math.multiplyExact(wanted, record);
        int found;
        try {
            found = stream.readNBytes(into, offset, bytes);
            if (read + wanted == sizes[0] && found == bytes && stream.read() >= 0) {
                throw refusal("is damaged: it goes on after the " + sizes[0] + " records that its header promises");
            }
        } catch (EOFException | ZipException e) {
            throw new ImageException(
                    path + " is truncated or damaged: what gzip made of it breaks after record " + read + " of "
                            + sizes[0] + " (" + (e.getMessage() == null ? "it ends early" : e.getMessage())
                            + "); get it again.",
                    e);
        }
        if (found < bytes) {
            throw refusal("is damaged: it ends after " + (read + found / record) + " of the " + sizes[0]
                    + " records that its header promises");
        }
        read += wanted;
        return wanted;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
