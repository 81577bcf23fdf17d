package org.idem4j.tribuo.cli;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import java.util.List;
import java.util.function.Supplier;
import org.idem4j.tribuo.cluster.SparkTasks;
import org.idem4j.tribuo.cluster.TaskRecipe;
import org.idem4j.tribuo.task.TaskRunner;
import picocli.CommandLine.Option;

/** Where points are run: here, or on a cluster. */
final class SparkOption {

    /** The class by which Spark is known to be there. */
    private static final String SPARK = "org.apache.spark.api.java.JavaSparkContext";

    @Option(
            names = "--spark",
            paramLabel = "MASTER",
            description = "Run what is missing on a Spark cluster, spark://HOST:PORT say: to the same results, each of "
                    + "which is kept here as it arrives. Begin the command by the spark-submit of Spark 4, whose "
                    + "classes it needs.")
    private String master;

    /** Whether a cluster is asked for. */
    boolean given() {
        return master != null;
    }

    /**
     * Refuses a cluster where Spark's classes are not.
     *
     * @throws IllegalArgumentException If they are not there.
     */
    void requireClasses() {
        if (given()) {
            try {
                Class.forName(SPARK, false, SparkOption.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                throw new IllegalArgumentException(
                        "--spark needs the classes of Spark 4, which this project does not bring: begin the command as"
                                + " spark-submit --class " + Idem4j.class.getName()
                                + " --jars 'lib/*' lib/idem4j-commands-VERSION.jar COMMAND …, with the lib of the commands'"
                                + " zip.",
                        e);
            }
        }
    }

    /**
     * Where to run tasks.
     *
     * @param here What runs them in this process.
     * @param recipe Makes them elsewhere.
     * @param configuration Gives what it makes them from.
     * @param roots The components whose files it needs.
     */
    <R> TaskRunner<R> runner(
            TaskRunner<R> here,
            TaskRecipe<R> recipe,
            Supplier<ConfigurationManager> configuration,
            List<String> roots) {
        return given() ? new SparkTasks<>(master, recipe, configuration.get(), roots) : here;
    }
}
