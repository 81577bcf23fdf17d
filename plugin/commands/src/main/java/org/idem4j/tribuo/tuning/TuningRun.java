package org.idem4j.tribuo.tuning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.idem4j.tribuo.task.Task;
import org.idem4j.tribuo.task.TaskFiles;
import org.idem4j.tribuo.task.TaskListener;
import org.idem4j.tribuo.task.TaskProgress;
import org.idem4j.tribuo.task.TaskRunner;

/**
 * Tries the candidates that have not been tried yet.
 *
 * @param tasks The candidates.
 * @param files Where trials are kept.
 * @param runner Where candidates are trained.
 * @param listener Who is told.
 */
public record TuningRun(
        List<CandidateTask> tasks, TaskFiles<Trial> files, TaskRunner<Trial> runner, TuningListener listener) {

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
        Map<String, Candidate> candidates = new LinkedHashMap<>();
        List<CandidateTask> missing = new ArrayList<>();
        for (CandidateTask task : tasks) {
            candidates.put(task.id(), task.candidate());
            files.read(task).ifPresentOrElse(trial -> there.put(task.id(), trial), () -> missing.add(task));
        }
        missing.forEach(CandidateTask::check);
        listener.started(missing.size(), there.size());
        try {
            runner.run(missing, files, new TaskProgress<>(new TaskListener<>() {
                @Override
                public void progressed(Task<Trial> task, double done) {
                    listener.progressed(done);
                }

                @Override
                public void ended(Task<Trial> task, Trial trial, double done) {
                    there.put(task.id(), trial);
                    listener.progressed(done);
                    listener.tried(candidates.get(task.id()), trial);
                }
            }));
        } finally {
            listener.ended();
        }
        return there;
    }
}
