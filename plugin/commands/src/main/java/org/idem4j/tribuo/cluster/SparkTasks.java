package org.idem4j.tribuo.cluster;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.spark.api.java.JavaSparkContext;
import org.idem4j.tribuo.task.Task;
import org.idem4j.tribuo.task.TaskFiles;
import org.idem4j.tribuo.task.TaskProgress;
import org.idem4j.tribuo.task.TaskRunner;

/**
 * Runs tasks on a Spark cluster, each as a job of one task under its own name. A worker that is lost costs no more than the tasks
 * that it had in work, which Spark gives to others.
 *
 * @param master The address of the cluster's master, as Spark has it.
 * @param recipe Makes the tasks on a worker.
 * @param configuration The configuration that it makes them from, of which nothing has been made yet.
 * @param roots The components whose files the workers need.
 * @param <R> The type of a task's result.
 */
public record SparkTasks<R>(String master, TaskRecipe<R> recipe, ConfigurationManager configuration, List<String> roots)
        implements TaskRunner<R> {

    @Override
    public void run(List<? extends Task<R>> tasks, TaskFiles<R> files, TaskProgress<R> progress) throws IOException {
        if (tasks.isEmpty()) {
            return;
        }
        Path folder = Files.createTempDirectory("idem4j-spark");
        Path archive = folder.resolve(folder.getFileName() + ".zip");
        try {
            ShippedConfiguration shipped = ShippedConfiguration.write(configuration, roots, archive);
            ShippedTasks<R> sent =
                    new ShippedTasks<>(recipe, shipped, archive.getFileName().toString());
            try (JavaSparkContext spark = Cluster.connect(master)) {
                SparkJobs<R> jobs = new SparkJobs<>(spark, files, progress);
                try {
                    spark.sc().addArchive(archive.toString());
                    jobs.run(tasks, spark.broadcast(sent));
                } catch (IllegalStateException e) {
                    throw spark.sc().isStopped() ? ended(e) : e;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // after Spark has ended, which waits
            throw new CancellationException("The run was interrupted; begun again, it goes on from there.");
        } finally {
            Files.deleteIfExists(archive);
            Files.deleteIfExists(folder);
        }
    }

    private IllegalStateException ended(IllegalStateException e) {
        return new IllegalStateException(
                "Spark, with the master '" + master
                        + "', has ended before the run was done; its warnings say why. What was run"
                        + " is kept: begun again, it goes on from there.",
                e);
    }
}
