package org.idem4j.onnx.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of files, in lower-case hexadecimal as {@code sha256sum} prints it. */
public final class Sha256 {

    private Sha256() {}

    /**
     * The hash of bytes followed by files.
     *
     * @param content The first bytes; may be empty.
     * @param files What follows, in order.
     * @return 64 digits.
     * @throws IOException If a file can't be read.
     */
    public static String of(byte[] content, List<Path> files) throws IOException {
        MessageDigest digest = digest();
        digest.update(content);
        try (OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            for (Path file : files) {
                Files.copy(file, sink);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Writes a content, and says its hash.
     *
     * @param stream Where to; left open.
     * @param content What to write.
     * @return 64 digits.
     * @throws IOException If it can't be written.
     */
    public static String whileWriting(OutputStream stream, AtomicFile.Content content) throws IOException {
        DigestOutputStream both = new DigestOutputStream(stream, digest());
        content.writeTo(both);
        return HexFormat.of().formatHex(both.getMessageDigest().digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /**
     * Refuses a changed file.
     *
     * @param file What to call it.
     * @param found The hash that it has.
     * @param expected The hash that it must have, in any case; empty for any.
     * @throws IllegalArgumentException If they differ; the message gives both.
     */
    public static void verify(String file, String found, String expected) {
        if (!expected.isEmpty() && !expected.equalsIgnoreCase(found)) {
            throw new IllegalArgumentException(file + " has been changed: its SHA-256 is " + found + ", expected was "
                    + expected + ". Take the original file, or drop the expected hash if the change is meant.");
        }
    }
}
