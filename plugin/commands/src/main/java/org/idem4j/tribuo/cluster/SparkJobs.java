package org.idem4j.tribuo.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.spark.FutureAction;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.rdd.AsyncRDDActions;
import org.idem4j.tribuo.task.Task;
import org.idem4j.tribuo.task.TaskFiles;
import org.idem4j.tribuo.task.TaskProgress;
import scala.collection.immutable.Seq;
import scala.concurrent.ExecutionContext;
import scala.util.Try;

/**
 * Spark's jobs, one for each task; what each gives is kept as it arrives, on the calling thread.
 *
 * @param <R> The type of a task's result.
 */
final class SparkJobs<R> {

    private record Arrival<R>(Task<R> task, Try<Seq<TaskOutcome>> outcome) {}

    private final JavaSparkContext spark;
    private final TaskFiles<R> files;
    private final TaskProgress<R> progress;
    private final Map<String, FutureAction<Seq<TaskOutcome>>> running = new LinkedHashMap<>();
    private final BlockingQueue<Arrival<R>> arrivals = new LinkedBlockingQueue<>();

    SparkJobs(JavaSparkContext spark, TaskFiles<R> files, TaskProgress<R> progress) {
        this.spark = spark;
        this.files = files;
        this.progress = progress;
    }

    /** Runs tasks, and waits for them. */
    void run(List<? extends Task<R>> tasks, Broadcast<ShippedTasks<R>> sent) throws IOException, InterruptedException {
        spark.sc().setInterruptOnCancel(true); // what is in training then stops within a step
        for (Task<R> task : tasks) {
            spark.sc().setJobDescription(task.id());
            FutureAction<Seq<TaskOutcome>> action = submitted(spark, sent, task.id());
            running.put(task.id(), action);
            action.onComplete(
                    outcome -> arrivals.add(new Arrival<>(task, outcome)),
                    ExecutionContext.fromExecutor(Runnable::run));
        }
        try {
            await();
        } catch (InterruptedException e) {
            running.values().forEach(FutureAction::cancel);
            throw e;
        }
    }

    /** Static, so that nothing but what is sent goes with it. */
    private static <R> FutureAction<Seq<TaskOutcome>> submitted(
            JavaSparkContext spark, Broadcast<ShippedTasks<R>> sent, String id) {
        JavaRDD<TaskOutcome> task =
                spark.parallelize(List.of(id), 1).map(name -> sent.value().run(name));
        return new AsyncRDDActions<>(task.rdd(), task.classTag()).collectAsync();
    }

    private void await() throws IOException, InterruptedException {
        Exception failure = null;
        while (!running.isEmpty()) {
            Arrival<R> arrival = arrivals.take();
            running.remove(arrival.task.id());
            try {
                keep(arrival);
            } catch (IOException | RuntimeException e) {
                if (failure == null) {
                    failure = e;
                    cancelWaiting();
                }
            }
        }
        if (failure instanceof IOException io) {
            throw io;
        } else if (failure instanceof RuntimeException other) {
            throw other;
        }
    }

    private void keep(Arrival<R> arrival) throws IOException {
        String id = arrival.task.id();
        if (arrival.outcome.isFailure()) {
            Throwable cause = arrival.outcome.failed().get();
            String why = String.valueOf(cause.getMessage()).lines().findFirst().orElse(""); // a stack follows
            throw new IllegalStateException("The point " + id + " was lost on the cluster: " + why, cause);
        }
        R result = files.keep(arrival.task, arrival.outcome.get().head().require(id));
        progress.ended(arrival.task, result);
    }

    /** Cancels, the last first, what no worker has begun. */
    private void cancelWaiting() {
        List<FutureAction<Seq<TaskOutcome>>> actions = new ArrayList<>(running.values());
        Collections.reverse(actions);
        for (FutureAction<Seq<TaskOutcome>> action : actions) {
            if (!isBegun((Integer) action.jobIds().head())) {
                action.cancel();
            }
        }
    }

    private boolean isBegun(int job) {
        var info = spark.statusTracker().getJobInfo(job);
        if (info != null) {
            for (int stage : info.stageIds()) {
                SparkStageInfo tasks = spark.statusTracker().getStageInfo(stage);
                if (tasks != null && tasks.numActiveTasks() + tasks.numCompletedTasks() > 0) {
                    return true;
                }
            }
        }
        return false;
    }
}
