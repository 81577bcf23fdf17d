package org.idem4j.tribuo.task;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs tasks in this process.
 *
 * @param jobs How many at a time, at least 1.
 * @param <R> The type of a task's result.
 */
public record LocalTasks<R>(int jobs) implements TaskRunner<R> {

    @Override
    public void run(List<? extends Task<R>> tasks, TaskFiles<R> files, TaskProgress<R> progress) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(jobs);
        List<Future<Void>> futures = new ArrayList<>();
        try {
            CompletionService<Void> running = new ExecutorCompletionService<>(pool);
            AtomicBoolean failed = new AtomicBoolean();
            tasks.forEach(task -> futures.add(running.submit(() -> {
                if (!failed.get()) {
                    run(task, files, progress, failed);
                }
                return null;
            })));
            for (int i = 0; i < tasks.size(); i++) {
                await(running.take());
            }
        } catch (InterruptedException e) {
            futures.forEach(future -> future.cancel(true)); // what is in training stops within a step
            Thread.currentThread().interrupt();
            throw new CancellationException("The run was interrupted; begun again, it goes on from there.");
        } finally {
            end(pool, futures);
        }
    }

    private void run(Task<R> task, TaskFiles<R> files, TaskProgress<R> progress, AtomicBoolean failed)
            throws IOException {
        boolean done = false;
        try {
            R result = files.write(task, share -> progress.progressed(task, share));
            progress.ended(task, result);
            done = true;
        } finally {
            if (!done) {
                failed.set(true); // before this thread takes another
            }
        }
    }

    /** After a failure nothing more is begun; what is in work is finished and kept. */
    private static void end(ExecutorService pool, List<Future<Void>> futures) {
        futures.forEach(future -> future.cancel(false));
        pool.shutdown();
        boolean interrupted = false;
        while (!pool.isTerminated()) {
            try {
                pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                futures.forEach(future -> future.cancel(true));
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void await(Future<Void> future) throws IOException, InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            } else if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            } else if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
