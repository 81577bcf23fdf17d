package org.idem4j.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's Java, compiled and run. */
class PageTest {

    @TempDir
    Path scratch;

    @Test
    void should_do_what_the_page_says() throws Exception {
        Dataset<Row> rows = Page.writeInputs(scratch);
        List<String> blocks = Page.blocks("java");
        Path source = Files.writeString(
                scratch.resolve("Snippet.java"),
                blocks.get(0) + "public class Snippet {\n"
                        + "public static void run(SparkSession spark, StructType schema) throws Exception {\n"
                        + Page.in(scratch, blocks.get(1)) + "}}\n");
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString()))
                .isZero();

        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {scratch.toUri().toURL()})) {
            loader.loadClass("Snippet")
                    .getMethod("run", SparkSession.class, StructType.class)
                    .invoke(null, Local.SPARK, Local.SCHEMA);
            for (StreamingQuery query : Local.SPARK.streams().active()) {
                query.processAllAvailable();
                query.stop();
            }
        }

        List<Row> expected = new RepairTransformer()
                .setModel("repair.onnx", Models.masked())
                .setRepair("flagged")
                .setScoreCol("score")
                .setFlaggedCol("odd")
                .setSha256Col("repaired_by")
                .transform(rows)
                .orderBy("id")
                .collectAsList();
        for (String output : List.of("repaired", "stream")) {
            assertThat(Local.SPARK
                            .read()
                            .parquet(scratch.resolve(output).toString())
                            .orderBy("id")
                            .collectAsList())
                    .as(output)
                    .isEqualTo(expected);
        }
    }
}
