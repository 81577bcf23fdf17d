package org.idem4j.tribuo.cluster;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;

/** The way to a cluster. What is not set here is Spark's, by its own files and flags or by Java's, {@code -Dspark.…}. */
final class Cluster {

    private static final String JARS = "spark.jars";

    private Cluster() {}

    /**
     * Connects.
     *
     * @param master The address of its master, as Spark has it.
     * @return To be closed.
     * @throws IllegalArgumentException If Spark knows no such master.
     * @throws IllegalStateException If it can't be reached.
     */
    static JavaSparkContext connect(String master) {
        SparkConf conf = new SparkConf()
                .setMaster(master)
                .setIfMissing("spark.app.name", "idem4j")
                .setIfMissing("spark.log.level", "WARN")
                .setIfMissing("spark.ui.showConsoleProgress", "false")
                // So that what is asked of its state, whether a task has begun, is never old.
                .set("spark.ui.liveUpdate.period", "0")
                // What is sent has fields that are made where it arrives, as Java has it and Kryo has not.
                .set("spark.serializer", "org.apache.spark.serializer.JavaSerializer");
        if (!master.matches("local(\\[.*])?")) {
            List<String> jars = new ArrayList<>(ownJars());
            if (!conf.get(JARS, "").isEmpty()) {
                jars.add(0, conf.get(JARS));
            }
            conf.set(JARS, String.join(",", jars));
        }
        try {
            return new JavaSparkContext(conf);
        } catch (Exception e) { // Scala declares none
            String message = "Spark can't be started with the master '" + master + "': " + e.getMessage();
            throw e instanceof SparkException
                    ? new IllegalArgumentException(message, e)
                    : new IllegalStateException(message, e);
        }
    }

    /** The jars of the class path without Spark's; none under spark-submit, which sends them itself. */
    private static List<String> ownJars() {
        Path spark = sparkFolder();
        List<String> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry).toAbsolutePath();
            if (Files.isRegularFile(path) && !path.getParent().equals(spark)) {
                jars.add(path.toString());
            }
        }
        return jars;
    }

    private static Path sparkFolder() {
        try {
            return Path.of(SparkContext.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Spark's own jar has no place", e);
        }
    }
}
