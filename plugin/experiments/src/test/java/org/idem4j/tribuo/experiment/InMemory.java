package org.idem4j.tribuo.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.idem4j.tribuo.experiment.frame.Experiment;

/** Runs experiments without keeping anything. */
public final class InMemory {

    private InMemory() {}

    /** The results of all points, by id. */
    public static <R> Map<String, R> run(Experiment<R> experiment) {
        Map<String, R> results = new LinkedHashMap<>();
        experiment.points().forEach(point -> results.put(point.id(), point.run(share -> {})));
        return results;
    }
}
