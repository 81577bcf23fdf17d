package org.idem4j.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.streaming.DataStreamWriter;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.Metadata;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream of files, each a micro-batch: what is computed again after a failure comes out the same, to the last bit. */
class StreamTest {

    private static final int FILES = 3;
    private static final int ROWS = 1500;

    /** Counts failures; in a local session tasks share it. */
    private static final AtomicInteger FAILURES = new AtomicInteger();

    @TempDir
    Path scratch;

    private final RepairTransformer stage = new RepairTransformer()
            .setModel("repair.onnx", Models.masked())
            .setRepair("flagged")
            .setScoreCol("score");

    @BeforeEach
    void writeFiles() throws IOException {
        FAILURES.set(0);
        Path in = Files.createDirectory(scratch.resolve("in"));
        for (int file = 0; file < FILES; file++) {
            StringBuilder text = new StringBuilder();
            for (Row row : Models.rows(ROWS, true, file)) {
                text.append(file * ROWS + row.getLong(0));
                for (int i = 1; i < 5; i++) {
                    text.append(',').append(row.isNullAt(i) ? "" : row.get(i));
                }
                text.append('\n');
            }
            Files.writeString(in.resolve(file + ".csv"), text);
        }
    }

    private Dataset<Row> stream() {
        return Local.SPARK
                .readStream()
                .schema(Local.SCHEMA)
                .option("maxFilesPerTrigger", 1)
                .csv(scratch.resolve("in").toString());
    }

    private DataStreamWriter<Row> begun(Dataset<Row> rows) {
        return rows.writeStream()
                .trigger(Trigger.AvailableNow())
                .option("checkpointLocation", scratch.resolve("checkpoint").toString());
    }

    /** The rows of the files without a stream, by id. */
    private List<Row> expected() {
        return stage.transform(Local.SPARK
                        .read()
                        .schema(Local.SCHEMA)
                        .csv(scratch.resolve("in").toString()))
                .orderBy("id")
                .collectAsList();
    }

    @Test
    void should_give_the_same_digits_when_a_task_is_killed_and_tried_again() throws Exception {
        FilterFunction<Row> failsOnce = row -> {
            if (row.getLong(0) % ROWS == ROWS - 10 && TaskContext.get().attemptNumber() == 0) {
                FAILURES.incrementAndGet();
                throw new IllegalStateException("killed by the test");
            }
            return true;
        };
        begun(stage.transform(stream()).filter(failsOnce))
                .format("parquet")
                .option("path", scratch.resolve("out").toString())
                .start()
                .awaitTermination();

        assertThat(FAILURES).hasValue(FILES);
        assertThat(Local.SPARK
                        .read()
                        .parquet(scratch.resolve("out").toString())
                        .orderBy("id")
                        .collectAsList())
                .hasSize(FILES * ROWS)
                .isEqualTo(expected());
    }

    @Test
    void should_write_the_same_digits_again_when_a_batch_is_replayed_from_the_checkpoint() throws Exception {
        List<List<Row>> written = new ArrayList<>();
        DataStreamWriter<Row> writer = begun(stage.transform(stream())).foreachBatch((batch, id) -> {
            written.add(batch.orderBy("id").collectAsList());
            if (id == 1 && FAILURES.getAndIncrement() == 0) {
                throw new IllegalStateException("the sink fails after it wrote");
            }
        });
        assertThatThrownBy(() -> writer.start().awaitTermination())
                .isInstanceOf(StreamingQueryException.class)
                .hasMessageContaining("the sink fails after it wrote");
        writer.start().awaitTermination();

        assertThat(written).hasSize(FILES + 1);
        assertThat(written.get(2)).isEqualTo(written.get(1)); // the batch that was replayed
        List<Row> sink = new ArrayList<>(written.get(0));
        sink.addAll(written.get(2));
        sink.addAll(written.get(3));
        sink.sort((a, b) -> Long.compare(a.getLong(0), b.getLong(0)));
        assertThat(sink).isEqualTo(expected());
    }

    @Test
    void should_leave_a_stream_its_watermark() {
        Dataset<Row> late = stream()
                .withColumn("when", functions.timestamp_seconds(functions.col("id")))
                .withWatermark("when", "1 minute");

        assertThat(stage.transform(late).schema().apply("when").metadata())
                .isEqualTo(late.schema().apply("when").metadata())
                .isNotEqualTo(Metadata.empty());
    }
}
