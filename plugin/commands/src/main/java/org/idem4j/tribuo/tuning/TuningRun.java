package org.idem4j.tribuo.tuning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.idem4j.tribuo.task.TaskFiles;

/**
 * Tries the candidates that have not been tried yet, several at a time. What each gives does not depend on the others.
 *
 * @param tasks The candidates.
 * @param files Where trials are kept.
 * @param jobs How many to train at a time, at least 1.
 * @param listener Who is told.
 */
public record TuningRun(List<CandidateTask> tasks, TaskFiles<Trial> files, int jobs, TuningListener listener) {

    /**
     * Runs what is missing.
     *
     * @return A candidate's id to its trial, of all candidates.
     * @throws IOException If a trial can't be kept or read; those before it are there.
     * @throws IllegalArgumentException If a kept trial is damaged or of another configuration, or a candidate can't be
     *     trained; those before it are kept.
     * @throws CancellationException If the calling thread is interrupted, which it stays; what was tried is kept.
     */
    public Map<String, Trial> run() throws IOException {
        Map<String, Trial> there = new LinkedHashMap<>();
        List<CandidateTask> missing = new ArrayList<>();
        for (CandidateTask task : tasks) {
            files.read(task).ifPresentOrElse(trial -> there.put(task.id(), trial), () -> missing.add(task));
        }
        missing.forEach(CandidateTask::check);
        listener.started(missing.size(), there.size());
        ExecutorService pool = Executors.newFixedThreadPool(jobs);
        List<Future<Tried>> futures = new ArrayList<>();
        try {
            Progress progress = new Progress(listener);
            CompletionService<Tried> running = new ExecutorCompletionService<>(pool);
            missing.forEach(task -> futures.add(running.submit(() ->
                    new Tried(task.candidate(), files.write(task, share -> progress.update(task.id(), share))))));
            for (int i = 0; i < missing.size(); i++) {
                Tried tried = result(running.take());
                there.put(tried.candidate.id(), tried.trial);
                progress.tried(tried);
            }
        } catch (InterruptedException e) {
            futures.forEach(future -> future.cancel(true)); // what is in training stops within a step
            Thread.currentThread().interrupt();
            throw new CancellationException("The search was interrupted; begun again, it goes on from there.");
        } finally {
            end(pool, futures);
            listener.ended();
        }
        return there;
    }

    /** After a failure nothing more is begun; what is in training is finished and kept. */
    private static void end(ExecutorService pool, List<Future<Tried>> futures) {
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

    private static Tried result(Future<Tried> future) throws IOException, InterruptedException {
        try {
            return future.get();
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

    private record Tried(Candidate candidate, Trial trial) {}

    /** Adds up the shares of several candidates, and tells one thing at a time. */
    private static final class Progress {
        private final TuningListener listener;
        private final Map<String, Double> shares = new LinkedHashMap<>();

        Progress(TuningListener listener) {
            this.listener = listener;
        }

        synchronized void update(String id, double share) {
            shares.put(id, share);
            listener.progressed(
                    shares.values().stream().mapToDouble(Double::doubleValue).sum());
        }

        synchronized void tried(Tried tried) {
            update(tried.candidate.id(), 1);
            listener.tried(tried.candidate, tried.trial);
        }
    }
}
