package org.idem4j.tribuo.benchmark;

/** Something that trains. */
interface Contender extends AutoCloseable {

    /** What it is, with its version. */
    String name();

    /**
     * Takes some steps and goes on from them at the next call.
     *
     * @param workload What to train.
     * @param ordinary By which gradient.
     * @param steps How many steps.
     * @return The milliseconds of each.
     */
    double[] run(Workload workload, boolean ordinary, int steps);

    /** Whether it can train that. */
    default boolean trains(Workload workload) {
        return true;
    }

    @Override
    void close();
}
