package org.idem4j.onnx.export.saved;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The entries of a saved network that are read, each within bounds. */
final class NetworkZip implements AutoCloseable {

    private static final String CONFIGURATION = "configuration.json";
    private static final String PARAMETERS = "coefficients.bin";
    private static final String NORMALIZER = "normalizer.bin";
    /** A serialized Java object, in zips of DL4J before 0.8. */
    private static final String OLD_NORMALIZER = "preprocessor.bin";

    /** What to do about a file that is damaged. */
    static final String REMEDY = "copy the file anew, or save the network again by DL4J's ModelSerializer.";

    private static final int MAX_CONFIGURATION = 8 << 20;

    /** Parameters of so many bytes may come from a zip of any size. */
    private static final long SMALL_PARAMETERS = 64 << 20;
    /** More bytes than one may become: a network that is trained hardly shrinks, one of zeros 1,000 times. */
    private static final long MAX_INFLATION = 100;

    private static final int PIECE = 1 << 13;

    private final Path file;
    private final ZipFile zip;

    private NetworkZip(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    static NetworkZip open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null, "there is no such model file");
        }
        try {
            return new NetworkZip(file, new ZipFile(file.toFile()));
        } catch (ZipException | EOFException e) {
            throw new IllegalArgumentException(file + " is no whole zip of DL4J's: " + reason(e) + "; " + REMEDY, e);
        }
    }

    /** The configuration. */
    byte[] configuration() throws IOException {
        if (zip.getEntry(CONFIGURATION) == null) {
            throw new IllegalArgumentException(file + " is a zip without " + CONFIGURATION
                    + "; a network that DL4J's ModelSerializer saved has one.");
        }
        return read(CONFIGURATION, stream -> {
            byte[] bytes = stream.readNBytes(MAX_CONFIGURATION + 1);
            if (bytes.length > MAX_CONFIGURATION) {
                throw new IllegalArgumentException(
                        "it is larger than " + (MAX_CONFIGURATION >> 20) + " MiB, which no network needs");
            }
            return bytes;
        });
    }

    /**
     * The flat parameters.
     *
     * @param needed How many the network needs.
     * @return [1, needed]; null if it needs none, and there are none.
     * @throws IllegalArgumentException If there are others.
     */
    StoredArray parameters(long needed) throws IOException {
        return read(PARAMETERS, stream -> NetworkParameters.read(stream, needed, maxBytes()));
    }

    /**
     * The normaliser that was saved with the network.
     *
     * @return The normaliser, read as far as its kind is known; none if there is none.
     * @throws IllegalArgumentException If what is there can't be one.
     */
    Optional<StoredNormalizer> normalizer() throws IOException {
        if (zip.getEntry(OLD_NORMALIZER) != null) {
            return Optional.of(StoredNormalizer.SERIALIZED);
        }
        return zip.getEntry(NORMALIZER) == null
                ? Optional.empty()
                : Optional.of(read(NORMALIZER, stream -> StoredNormalizer.read(stream, maxBytes())));
    }

    /** What makes something of an entry's bytes. */
    private interface Reading<T> {
        T of(InputStream stream) throws IOException;
    }

    /** Reads an entry, of which none is one without bytes, and compares its check sum, which Java's ZipFile does not. */
    private <T> T read(String name, Reading<T> reading) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        long expected = entry == null ? 0 : entry.getCrc();
        try (InputStream bytes = entry == null ? InputStream.nullInputStream() : zip.getInputStream(entry);
                CheckedInputStream checked = new CheckedInputStream(bytes, new CRC32())) {
            T made = reading.of(checked);
            readToEnd(checked);
            if (checked.getChecksum().getValue() != expected) {
                throw new ZipException("its bytes do not have the check sum that the zip has for them");
            }
            return made;
        } catch (IOException | IllegalArgumentException e) {
            throw damaged(name, e);
        }
    }

    private void readToEnd(InputStream stream) throws IOException {
        byte[] piece = new byte[PIECE];
        long left = maxBytes();
        for (int count = stream.read(piece); count >= 0; count = stream.read(piece)) {
            left -= count;
            if (left < 0) {
                throw new ZipException("it goes on far beyond what is read of it");
            }
        }
    }

    private long maxBytes() throws IOException {
        return Math.max(SMALL_PARAMETERS, Files.size(file) * MAX_INFLATION);
    }

    private IllegalArgumentException damaged(String entry, Exception e) {
        return new IllegalArgumentException(file + ": " + entry + " can't be read: " + reason(e) + "; " + REMEDY, e);
    }

    /** Java says nothing of a zip whose directory leads beyond its end. */
    private static String reason(Exception e) {
        return e.getMessage() == null ? "it is damaged or cut off" : e.getMessage();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
