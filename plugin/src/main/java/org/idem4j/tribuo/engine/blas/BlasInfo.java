package org.idem4j.tribuo.engine.blas;

import java.util.Optional;

/**
 * A loaded BLAS library.
 *
 * @param library Its name.
 * @param version Its version; empty where it doesn't tell.
 * @param kernel The kernel that it has chosen; empty where it doesn't tell.
 */
public record BlasInfo(String library, String version, String kernel) {

    static final BlasInfo UNKNOWN = new BlasInfo("OpenBLAS", "", "");

    private static final String KERNEL = ", kernel ";

    /**
     * OpenBLAS's own words.
     *
     * @param configuration Such as "OpenBLAS 0.3.19 NO_LAPACKE DYNAMIC_ARCH NO_AFFINITY Haswell MAX_THREADS=64".
     * @param kernel Its kernel's name.
     */
    static BlasInfo of(String configuration, String kernel) {
        String[] words = configuration.strip().split("\\s+");
        return words.length < 2 ? new BlasInfo(UNKNOWN.library, "", kernel) : new BlasInfo(words[0], words[1], kernel);
    }

    /** The kernel named in {@link #toString()}'s text. */
    static Optional<String> kernelOf(String description) {
        int at = description.lastIndexOf(KERNEL);
        if (at < 0) {
            return Optional.empty();
        }
        String kernel = description.substring(at + KERNEL.length());
        int end = kernel.indexOf(';'); // another library follows
        return Optional.of(end < 0 ? kernel : kernel.substring(0, end));
    }

    /** In a line: "OpenBLAS 0.3.19, kernel SkylakeX". */
    @Override
    public String toString() {
        return library + (version.isEmpty() ? "" : " " + version) + (kernel.isEmpty() ? "" : KERNEL + kernel);
    }
}
