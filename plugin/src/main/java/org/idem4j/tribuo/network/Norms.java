package org.idem4j.tribuo.network;

/** What normalisations have in common. */
final class Norms {

    /** The most channels, a block of the engine's loops. */
    private static final int MOST = 2048;

    private Norms() {}

    static void checkChannels(ImageShape input) {
        if (input.channels() > MOST) {
            throw new IllegalArgumentException(
                    "At most " + MOST + " channels can be normalised, not " + input.channels() + ".");
        }
    }
}
