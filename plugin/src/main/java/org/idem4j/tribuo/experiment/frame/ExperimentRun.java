package org.idem4j.tribuo.experiment.frame;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Runs the points that are not there yet.
 *
 * @param experiment The experiment.
 * @param files Where the points are kept.
 * @param listener Who is told.
 * @param <R> The type of a point's result.
 */
public record ExperimentRun<R>(Experiment<R> experiment, PointFiles<R> files, ExperimentListener listener) {

    /** How many points an error names. */
    private static final int NAMED = 3;

    /**
     * Reads the points that are there, before anything is run or written.
     *
     * @return Point's id to result.
     * @throws IOException If a file can't be read.
     * @throws IllegalArgumentException If a point's file is damaged or of another configuration, or two points of the
     *     configuration are the same.
     */
    public Map<String, R> there() throws IOException {
        Map<String, R> there = new LinkedHashMap<>();
        for (Point<R> point : points()) {
            files.read(point).ifPresent(result -> there.put(point.id(), result));
        }
        return there;
    }

    /**
     * Runs all points.
     *
     * @return Point's id to result, of all points.
     * @throws IOException If a point can't be kept; those before it are.
     * @throws IllegalArgumentException If a point's file is damaged or of another configuration; nothing is run then.
     */
    public Map<String, R> all() throws IOException {
        return run(points());
    }

    /**
     * Runs one point.
     *
     * @param id Its name.
     * @return Point's id to result, of all points that are there.
     * @throws IOException If the point can't be kept.
     * @throws IllegalArgumentException If there is no such point, or as for {@link #all()}.
     */
    public Map<String, R> only(String id) throws IOException {
        List<Point<R>> points = points();
        List<Point<R>> chosen =
                points.stream().filter(point -> point.id().equals(id)).toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("The experiment " + experiment.name() + ", as it is configured, has no"
                    + " point '" + id + "' among its " + points.size() + "; they are named like "
                    + points.stream().limit(NAMED).map(Point::id).collect(Collectors.joining(", ")) + ".");
        }
        return run(chosen);
    }

    private List<Point<R>> points() {
        Map<String, Point<R>> points = new LinkedHashMap<>();
        for (Point<R> point : experiment.points()) {
            if (points.put(point.id(), point) != null) {
                throw new IllegalArgumentException(
                        "The point " + point.id() + " stands twice in the configuration of " + experiment.name() + ".");
            }
        }
        return new ArrayList<>(points.values());
    }

    private Map<String, R> run(List<Point<R>> chosen) throws IOException {
        Map<String, R> there = there();
        List<Point<R>> missing =
                chosen.stream().filter(point -> !there.containsKey(point.id())).toList();
        listener.started(
                missing.size(),
                chosen.size() - missing.size(),
                missing.stream().mapToDouble(Point::seconds).sum());
        try {
            double done = 0;
            for (Point<R> point : missing) {
                double before = done;
                there.put(
                        point.id(),
                        files.write(point, share -> listener.progressed(point.id(), before + share * point.seconds())));
                done += point.seconds();
                listener.pointEnded(point.id(), done);
            }
        } finally {
            listener.ended();
        }
        return there;
    }
}
