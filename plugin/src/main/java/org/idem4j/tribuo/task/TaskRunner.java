package org.idem4j.tribuo.task;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Where tasks are run. What each gives does not depend on the others.
 *
 * @param <R> The type of a task's result.
 */
public interface TaskRunner<R> {

    /**
     * Runs tasks, and keeps what each gives as soon as it is done. When one has failed no more are begun; those that are in work
     * are finished and kept.
     *
     * @param tasks The tasks, in the order in which they are to be begun.
     * @param files Where they are kept.
     * @param progress Is told.
     * @throws IOException If a result can't be kept.
     * @throws RuntimeException What a task has thrown, or its like.
     * @throws CancellationException If the calling thread is interrupted, which it stays; what is in work is given up.
     */
    void run(List<? extends Task<R>> tasks, TaskFiles<R> files, TaskProgress<R> progress) throws IOException;
}
