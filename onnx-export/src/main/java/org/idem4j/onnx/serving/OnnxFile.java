package org.idem4j.onnx.serving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The bytes of an ONNX file and where they came from; what was hashed is what is served. */
final class OnnxFile {

    private final String origin;
    private final byte[] content;
    private final String sha256;

    OnnxFile(String origin, byte[] content) {
        this.origin = origin;
        this.content = content;
        this.sha256 = hash(content);
    }

    static OnnxFile read(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString(), null, "there is no such ONNX file");
        }
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException(path + " is no file; give the path of an ONNX file.");
        }
        long size = Files.size(path);
        if (size == 0 || size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(path + " has " + size
                    + " bytes; an ONNX file has at least one and, its weights inside, less than 2 GiB.");
        }
        return new OnnxFile(path.toString(), Files.readAllBytes(path));
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Refuses a changed file. */
    void verify(String expectedSha256) {
        if (expectedSha256 != null && !expectedSha256.equalsIgnoreCase(sha256)) {
            throw new IllegalArgumentException(
                    origin + " has been changed: its SHA-256 is " + sha256 + ", expected was " + expectedSha256
                            + ". Take the original file, or drop the expected hash if the change is meant.");
        }
    }

    String origin() {
        return origin;
    }

    byte[] content() {
        return content;
    }

    String sha256() {
        return sha256;
    }
}
