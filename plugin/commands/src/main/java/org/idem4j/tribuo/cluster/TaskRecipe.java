package org.idem4j.tribuo.cluster;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import java.io.Serializable;
import java.util.Map;
import java.util.function.Supplier;
import org.idem4j.tribuo.task.Task;

/**
 * Makes tasks anew where there is nothing but a configuration. It is sent as it is, so it holds words and numbers alone.
 *
 * @param <R> The type of a task's result.
 */
public interface TaskRecipe<R> extends Serializable {

    /**
     * Makes the tasks.
     *
     * @param configurations Gives the configuration, anew each time; the files that it names are there.
     * @return The tasks by their names, those at least that are to be run. One thread at a time runs them.
     */
    Map<String, ? extends Task<R>> tasks(Supplier<ConfigurationManager> configurations);
}
