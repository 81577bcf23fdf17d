package org.idem4j.tribuo.experiment.frame;

import com.oracle.labs.mlrg.olcut.config.Configurable;
import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.task.Task;

/**
 * An experiment as it is configured.
 *
 * @param <R> The type of its points' results.
 */
public interface Experiment<R> extends Configurable {

    /**
     * Its name on the command line, and of its component in a configuration.
     *
     * @return A lower-case word.
     */
    String name();

    /**
     * What it shows.
     *
     * @return One sentence.
     */
    String shows();

    /**
     * The parts of its configuration that have a name of their own in {@code config.xml}.
     *
     * @return Name to component, in order.
     */
    default Map<String, Configurable> parts() {
        return Map.of();
    }

    /**
     * Its points.
     *
     * @return In the order in which they are run.
     */
    List<? extends Task<R>> points();

    /**
     * The type of a point's result.
     *
     * @return A record class.
     */
    Class<R> resultType();

    /**
     * Tables and figures from the points that are there.
     *
     * @param results Point's id to result; not necessarily of all points, but of at least one.
     * @return What they show.
     */
    Findings findings(Map<String, R> results);
}
