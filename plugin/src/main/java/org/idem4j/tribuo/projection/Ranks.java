package org.idem4j.tribuo.projection;

/** What every projection checks. */
final class Ranks {

    private Ranks() {}

    static void check(int rank, int dimension) {
        if (rank < 1 || rank >= dimension) {
            throw new IllegalArgumentException("The rank of a projector of " + dimension
                    + " columns must be from 1 to " + (dimension - 1) + ", not " + rank
                    + ": rank 0 is a constant, and the full rank the identity.");
        }
    }

    static void requireProjector(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("The parameters of the projector give none: they are not finite, or"
                        + " its columns depend on each other.");
            }
        }
    }
}
