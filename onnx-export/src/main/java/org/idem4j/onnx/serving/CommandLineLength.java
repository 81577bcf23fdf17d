package org.idem4j.onnx.serving;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps ONNX Runtime 1.29.0 from ending the JVM: on Linux its library dies with a segmentation fault while it loads if the
 * process was started with a command line of more than 3,535 bytes (measured), as a long class path easily is.
 */
final class CommandLineLength {

    /** Below the measured length, which may differ a little elsewhere. */
    private static final int SAFE_BYTES = 3_300;

    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

    private CommandLineLength() {}

    static void requireSafe() {
        requireSafe(COMMAND_LINE);
    }

    /** Refuses if a file, where it exists, is longer than is safe. */
    static void requireSafe(Path commandLine) {
        int length;
        try (InputStream stream = Files.newInputStream(commandLine)) {
            length = stream.readNBytes(1 << 20).length;
        } catch (IOException e) {
            return; // not Linux
        }
        if (length > SAFE_BYTES) {
            throw new IllegalStateException("This Java was started with a command line of " + length
                    + " bytes; ONNX Runtime 1.29.0 crashes the process where it is longer than about 3,500."
                    + " Put the class path into an argument file (java @file) or into a jar's manifest.");
        }
    }
}
