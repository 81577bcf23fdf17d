package org.idem4j.tribuo.task;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adds up the shares of several tasks, and tells one thing at a time.
 *
 * @param <R> The type of a task's result.
 */
public final class TaskProgress<R> {

    private final TaskListener<R> listener;
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    /**
     * Nothing is done yet.
     *
     * @param listener Who is told.
     */
    public TaskProgress(TaskListener<R> listener) {
        this.listener = listener;
    }

    /**
     * A task goes on.
     *
     * @param task The task.
     * @param share The share that is done, from 0 to 1.
     */
    public synchronized void progressed(Task<R> task, double share) {
        listener.progressed(task, sum(task, share));
    }

    /**
     * A task is done and kept.
     *
     * @param task The task.
     * @param result What it gave.
     */
    public synchronized void ended(Task<R> task, R result) {
        listener.ended(task, result, sum(task, 1));
    }

    private double sum(Task<R> task, double share) {
        seconds.put(task.id(), share * task.seconds());
        return seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
