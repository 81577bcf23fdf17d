package org.idem4j.onnx.serving;

import java.util.Objects;

/**
 * How a file is served.
 *
 * @param provider Where to compute.
 * @param deviceId Which GPU.
 * @param intraOpThreads The threads of one operator on the CPU; 0 leaves the choice to the runtime.
 * @param tf32 Whether a GPU may round the factors of matrix products to TF32, which is faster but no longer equals the CPU.
 * @param expectedSha256 The file's SHA-256 in hexadecimal, to be checked before use; null to skip the check.
 */
public record ServingOptions(
        ExecutionProvider provider, int deviceId, int intraOpThreads, boolean tf32, String expectedSha256) {

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException If the device or the threads are negative.
     */
    public ServingOptions {
        Objects.requireNonNull(provider, "provider");
        if (deviceId < 0 || intraOpThreads < 0) {
            throw new IllegalArgumentException("The device id and the threads must not be negative, but are " + deviceId
                    + " and " + intraOpThreads + ".");
        }
    }

    /**
     * Any provider, the first device, the runtime's own threads, full precision, no hash.
     *
     * @return The options.
     */
    public static ServingOptions defaults() {
        return new ServingOptions(ExecutionProvider.AUTO, 0, 0, false, null);
    }

    /**
     * The same on another provider.
     *
     * @param other Where to compute.
     * @return New options.
     */
    public ServingOptions withProvider(ExecutionProvider other) {
        return new ServingOptions(other, deviceId, intraOpThreads, tf32, expectedSha256);
    }

    /**
     * The same with other threads.
     *
     * @param threads The threads of one operator; 0 leaves the choice to the runtime.
     * @return New options.
     */
    public ServingOptions withIntraOpThreads(int threads) {
        return new ServingOptions(provider, deviceId, threads, tf32, expectedSha256);
    }

    /**
     * The same for a known file.
     *
     * @param sha256 The file's SHA-256 in hexadecimal.
     * @return New options.
     */
    public ServingOptions withExpectedSha256(String sha256) {
        return new ServingOptions(provider, deviceId, intraOpThreads, tf32, sha256);
    }
}
