package org.idem4j.tribuo.task;

import java.nio.file.Path;
import java.util.function.DoubleConsumer;

/**
 * A piece of work that is run alone and whose result is kept. Equal configurations give the same bits on the same kind of
 * processor with the same library versions and threads, save for measured times.
 *
 * @param <R> The type of its result, a record that Jackson writes and reads.
 */
public interface Task<R> {

    /**
     * Its name, which is also its file's.
     *
     * @return Letters, digits, dots and hyphens, unique among the tasks kept together.
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

    /**
     * Runs it and lets it be watched; the result is the same.
     *
     * @param progress Is told now and then the share that is done, from 0 to 1.
     * @param live The folder for what can be looked at meanwhile, such as a picture that is written again and again; made by a
     *     task that has something to show.
     * @return The result.
     */
    default R run(DoubleConsumer progress, Path live) {
        return run(progress);
    }
}
