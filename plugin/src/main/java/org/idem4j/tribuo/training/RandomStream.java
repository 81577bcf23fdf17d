package org.idem4j.tribuo.training;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * SplitMix64 (Steele, Lea &amp; Flood, OOPSLA 2014), bit for bit what Java's {@link SplittableRandom} gives. That one does not
 * tell how far it has come; this one does, and goes to any place at once, so that what draws from it can be stopped and go on.
 * For one thread.
 */
public final class RandomStream implements RandomGenerator {

    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private final long seed;
    private final long gamma;
    private long draws;

    /**
     * A stream.
     *
     * @param seed Its seed.
     */
    public RandomStream(long seed) {
        this(seed, GOLDEN_GAMMA);
    }

    private RandomStream(long seed, long gamma) {
        this.seed = seed;
        this.gamma = gamma;
    }

    /**
     * A stream of its own; costs two draws of this one.
     *
     * @return The new stream.
     */
    public RandomStream split() {
        return new RandomStream(nextLong(), gammaOf(next()));
    }

    @Override
    public long nextLong() {
        long z = next();
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    @Override
    public int nextInt() {
        long z = next();
        z = (z ^ (z >>> 33)) * 0x62a9d9ed799705f5L;
        return (int) (((z ^ (z >>> 28)) * 0xcb24d0a5c88c35b3L) >>> 32);
    }

    private long next() {
        draws++;
        return seed + draws * gamma;
    }

    /** An odd number whose bits change often enough. */
    private static long gammaOf(long value) {
        long z = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
        z = (z ^ (z >>> 33)) | 1;
        return Long.bitCount(z ^ (z >>> 1)) < 24 ? z ^ 0xaaaaaaaaaaaaaaaaL : z;
    }

    /** What tells it from other streams. */
    long seed() {
        return seed;
    }

    /** How far it has come: the calls of {@link #nextInt()} and {@link #nextLong()} so far, for values of any kind. */
    long draws() {
        return draws;
    }

    /** Goes to the place after so many draws. */
    void seek(long drawn) {
        draws = drawn;
    }
}
