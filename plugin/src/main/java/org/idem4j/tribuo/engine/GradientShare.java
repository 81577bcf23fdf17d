package org.idem4j.tribuo.engine;

/** What one shard's rows give to the gradient of a stage's parameters; made by the stage, for one thread at a time. */
interface GradientShare extends AutoCloseable {

    /** Begins again, at zero or at what is there. */
    void begin(boolean toBeAddedTo);

    /** Whether nothing was added since it began. */
    boolean isEmpty();

    /** The native memory of its own. */
    long bytes();

    @Override
    void close();
}
