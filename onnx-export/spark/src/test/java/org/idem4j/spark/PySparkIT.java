package org.idem4j.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's Python, run by a Python that has pyspark, with the jar that holds everything. */
class PySparkIT {

    private static final String BEGIN = """
            from pyspark.sql import SparkSession
            spark = (SparkSession.builder.master("local[2]").config("spark.jars", r"%s").config("spark.ui.enabled", False)
                     .getOrCreate())
            schema = "id long, d double, b double, a double, c double"
            """;
    private static final String END = """
            assert again.collect() == repaired.drop("features").collect()
            repaired.drop("features").write.parquet("repaired")
            """;

    @TempDir
    Path scratch;

    @Test
    void should_do_what_the_page_says() throws Exception {
        String python = System.getProperty("spark.python", "");
        String jar = System.getProperty("spark.jar", "");
        assumeFalse(python.isEmpty() || jar.isEmpty(), "-Pspark -Dspark.python=, a Python that has pyspark and numpy");
        var rows = Page.writeInputs(scratch);
        Path script = Files.writeString(
                scratch.resolve("page.py"),
                BEGIN.formatted(jar) + Page.blocks("python").get(0) + END);
        Path printed = scratch.resolve("printed.txt");

        ProcessBuilder process = new ProcessBuilder(python, script.toString())
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile());
        process.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        int status = process.start().waitFor();

        assertThat(status).as(Files.readString(printed)).isZero();
        assertThat(Local.SPARK
                        .read()
                        .parquet(scratch.resolve("repaired").toString())
                        .orderBy("id")
                        .collectAsList())
                .isEqualTo(new RepairTransformer()
                        .setModel("repair.onnx", Models.masked())
                        .setRepair("flagged")
                        .setScoreCol("score")
                        .setFlaggedCol("odd")
                        .transform(rows)
                        .orderBy("id")
                        .collectAsList());
    }
}
