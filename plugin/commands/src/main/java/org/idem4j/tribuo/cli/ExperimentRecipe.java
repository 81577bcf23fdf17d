package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.idem4j.tribuo.cluster.TaskRecipe;
import org.idem4j.tribuo.experiment.frame.Experiment;
import org.idem4j.tribuo.task.Task;

/**
 * The points of a configuration's experiment.
 *
 * @param name The experiment's name, which is its component's.
 * @param <R> The type of a point's result.
 */
record ExperimentRecipe<R>(String name) implements TaskRecipe<R> {

    @Override
    public Map<String, Task<R>> tasks(Supplier<ConfigurationManager> configurations) {
        @SuppressWarnings(
                "unchecked") // the class that stands in the configuration is that of the experiment it was made of
        Experiment<R> experiment = (Experiment<R>) Components.lookup(configurations.get(), name);
        Map<String, Task<R>> points = new LinkedHashMap<>();
        experiment.points().forEach(point -> points.put(point.id(), point));
        return points;
    }
}
