package org.idem4j.tribuo.tuning;

/** Is told how a search goes on; by one thread at a time. */
public interface TuningListener {

    /**
     * The search begins.
     *
     * @param candidates How many there are to train.
     * @param there How many more have been tried before.
     */
    void started(int candidates, int there);

    /**
     * Candidates go on.
     *
     * @param done How many are done, the shares of those in training included.
     */
    void progressed(double done);

    /**
     * A candidate is tried and kept.
     *
     * @param candidate The candidate.
     * @param trial What it did.
     */
    void tried(Candidate candidate, Trial trial);

    /** All are tried, or one has failed. */
    void ended();
}
