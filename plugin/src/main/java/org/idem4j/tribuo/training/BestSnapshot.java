package org.idem4j.tribuo.training;

/**
 * The network of the lowest score so far.
 *
 * @param snapshot The network.
 * @param score Its score; infinity for one that has none.
 */
record BestSnapshot(Snapshot snapshot, double score) {

    /** Begins with a network that any score beats. */
    static BestSnapshot of(Snapshot initial) {
        return new BestSnapshot(initial, Double.POSITIVE_INFINITY);
    }

    /** The better of this one and another; a score that is not a number beats none. */
    BestSnapshot or(Snapshot other, double otherScore) {
        return otherScore < score ? new BestSnapshot(other, otherScore) : this;
    }

    int epoch() {
        return snapshot.epoch();
    }
}
