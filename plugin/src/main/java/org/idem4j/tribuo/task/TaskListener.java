package org.idem4j.tribuo.task;

/**
 * Is told how tasks go on; by one thread at a time.
 *
 * @param <R> The type of a task's result.
 */
public interface TaskListener<R> {

    /**
     * A task goes on.
     *
     * @param task The task.
     * @param seconds The guess of all tasks done so far and of the shares of those that are run.
     */
    void progressed(Task<R> task, double seconds);

    /**
     * A task is done and kept.
     *
     * @param task The task.
     * @param result What it gave.
     * @param seconds As above.
     */
    void ended(Task<R> task, R result, double seconds);
}
