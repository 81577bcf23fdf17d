package org.idem4j.tribuo.configuration;

import java.util.Locale;

/** What Java may take of the memory, for numbers in a configuration that choose how much is needed. */
public final class JavaMemory {

    private JavaMemory() {}

    /**
     * Whether so much could lie in Java's memory if nothing else did.
     *
     * @param bytes The size.
     * @return False if it can't.
     */
    public static boolean holds(double bytes) {
        return bytes <= Runtime.getRuntime().maxMemory();
    }

    /**
     * Why so much can't.
     *
     * @param bytes The size.
     * @return "needs 7.9 GiB, but Java may take 2.0 GiB (-Xmx)", say.
     */
    public static String shortage(double bytes) {
        return "needs " + gib(bytes) + ", but Java may take "
                + gib(Runtime.getRuntime().maxMemory()) + " (-Xmx)";
    }

    private static String gib(double bytes) {
        return String.format(Locale.ROOT, "%.1f GiB", bytes / (1L << 30));
    }
}
