package org.idem4j.tribuo.experiment.frame;

import java.util.function.DoubleConsumer;

/**
 * The smallest piece of an experiment that can be run alone. Equal configurations give the same bits on the same kind of
 * processor with the same library versions and threads, save for measured times.
 *
 * @param <R> The type of its result, a record that Jackson writes and reads.
 */
public interface Point<R> {

    /**
     * Its name, which is also its file's.
     *
     * @return Letters, digits, dots and hyphens, unique in the experiment.
     */
    String id();

    /**
     * All that determines its result.
     *
     * @return A record that Jackson writes.
     */
    Object configuration();

    /**
     * A guess of its duration, from which the time left is told.
     *
     * @return Seconds on two cores.
     */
    double seconds();

    /**
     * Runs it.
     *
     * @param progress Is told now and then the share that is done, from 0 to 1.
     * @return The result.
     */
    R run(DoubleConsumer progress);
}
