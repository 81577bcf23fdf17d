package org.idem4j.tribuo.experiment.frame;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.idem4j.tribuo.task.Task;
import org.idem4j.tribuo.task.TaskFiles;
import org.idem4j.tribuo.task.TaskListener;
import org.idem4j.tribuo.task.TaskProgress;
import org.idem4j.tribuo.task.TaskRunner;

/**
 * Runs the points that are not there yet.
 *
 * @param experiment The experiment.
 * @param only The only point to run, by its name; null to run all.
 * @param files Where the points are kept.
 * @param runner Where they are run.
 * @param listener Who is told.
 * @param <R> The type of a point's result.
 */
public record ExperimentRun<R>(
        Experiment<R> experiment, String only, TaskFiles<R> files, TaskRunner<R> runner, ExperimentListener listener) {

    /** How many points an error names. */
    private static final int NAMED = 3;

    /**
     * Runs what is missing, after {@link #check()}.
     *
     * @return Point's id to result, of all points that are there.
     * @throws IOException If a point can't be kept; those before it are.
     * @throws IllegalArgumentException As from {@link #check()}.
     */
    public Map<String, R> run() throws IOException {
        Map<String, R> there = check();
        List<Task<R>> chosen = chosen();
        List<Task<R>> missing =
                chosen.stream().filter(point -> !there.containsKey(point.id())).toList();
        listener.started(
                missing.size(),
                chosen.size() - missing.size(),
                missing.stream().mapToDouble(Task::seconds).sum());
        try {
            runner.run(missing, files, new TaskProgress<>(new TaskListener<R>() {
                @Override
                public void progressed(Task<R> point, double seconds) {
                    listener.progressed(point.id(), seconds);
                }

                @Override
                public void ended(Task<R> point, R result, double seconds) {
                    there.put(point.id(), result);
                    listener.pointEnded(point.id(), seconds);
                }
            }));
        } finally {
            listener.ended();
        }
        return there;
    }

    /**
     * Reads the points that are there, and sees whether the others can be run.
     *
     * @return Point's id to result.
     * @throws IOException If a file can't be read.
     * @throws IllegalArgumentException If a point's file is damaged or of another configuration, if a point stands twice in
     *     the configuration, or if the only point to run does not exist.
     */
    public Map<String, R> check() throws IOException {
        chosen();
        Map<String, R> there = new LinkedHashMap<>();
        for (Task<R> point : points().values()) {
            files.read(point).ifPresent(result -> there.put(point.id(), result));
        }
        return there;
    }

    private List<Task<R>> chosen() {
        Map<String, Task<R>> points = points();
        if (only == null) {
            return List.copyOf(points.values());
        }
        if (!points.containsKey(only)) {
            throw new IllegalArgumentException("The experiment " + experiment.name() + ", as it is configured, has no"
                    + " point '" + only + "' among its " + points.size() + "; they are named like "
                    + points.keySet().stream().limit(NAMED).collect(Collectors.joining(", ")) + ".");
        }
        return List.of(points.get(only));
    }

    private Map<String, Task<R>> points() {
        Map<String, Task<R>> points = new LinkedHashMap<>();
        for (Task<R> point : experiment.points()) {
            if (points.put(point.id(), point) != null) {
                throw new IllegalArgumentException(
                        "The point " + point.id() + " stands twice in the configuration of " + experiment.name() + ".");
            }
        }
        return points;
    }
}
