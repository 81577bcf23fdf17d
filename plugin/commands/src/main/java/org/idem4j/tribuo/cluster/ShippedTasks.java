package org.idem4j.tribuo.cluster;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.apache.spark.SparkEnv;
import org.apache.spark.SparkFiles;
import org.idem4j.tribuo.task.Task;
import org.idem4j.tribuo.task.TaskFiles;

/**
 * Tasks as the workers get them, once for each process. What was made for one is used again for the next, so rows are read once
 * for each core that a process has.
 *
 * @param <R> The type of a task's result.
 */
final class ShippedTasks<R> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final TaskRecipe<R> recipe;
    private final ShippedConfiguration configuration;
    private final String archive;

    /** Made, and run by nobody now; made when first asked for. */
    private transient Deque<Map<String, ? extends Task<R>>> idle;

    /**
     * Tasks to be sent.
     *
     * @param recipe Makes them.
     * @param configuration Reads the archive.
     * @param archive The archive's name, under which Spark unpacks it.
     */
    ShippedTasks(TaskRecipe<R> recipe, ShippedConfiguration configuration, String archive) {
        this.recipe = recipe;
        this.configuration = configuration;
        this.archive = archive;
    }

    /** Runs one, on a worker. */
    TaskOutcome run(String id) {
        try {
            Map<String, ? extends Task<R>> tasks = take();
            if (!tasks.containsKey(id)) {
                throw new IllegalStateException(
                        "it does not exist there; the worker has other jars than this machine.");
            }
            byte[] content = TaskFiles.run(tasks.get(id));
            give(tasks);
            return TaskOutcome.done(worker(), content);
        } catch (CancellationException e) {
            throw e; // Spark has it stopped
        } catch (IOException | RuntimeException e) {
            return TaskOutcome.failed(worker(), e);
        }
    }

    private Map<String, ? extends Task<R>> take() {
        synchronized (this) {
            if (idle != null && !idle.isEmpty()) {
                return idle.pop();
            }
        }
        return recipe.tasks(() -> configuration.manager(Path.of(SparkFiles.get(archive))));
    }

    private synchronized void give(Map<String, ? extends Task<R>> tasks) {
        if (idle == null) {
            idle = new ArrayDeque<>();
        }
        idle.push(tasks);
    }

    /** This process, as its errors are to name it. */
    private static String worker() {
        SparkEnv process = SparkEnv.get();
        return process.blockManager().blockManagerId().host() + " (executor " + process.executorId() + ")";
    }
}
