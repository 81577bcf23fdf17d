package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.idem4j.tribuo.IdempotentModel;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tribuo.Model;

/** A table of another format from training to use, by the same options in every command. */
@Tag("training")
class TrainedTableTest extends CommandTest {

    /** 60 rows of b, a = −b + 1 and c in an order that is not the names', under a date each. */
    private static String rows(String header, String separator) {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder(header);
        for (int row = 0; row < 60; row++) {
            double b = random.nextGaussian();
            text.append("2024-01-")
                    .append(10 + row % 20)
                    .append(separator)
                    .append(String.format("%.4f", b))
                    .append(separator)
                    .append(String.format("%.4f", 100 - b))
                    .append(separator)
                    .append(String.format("%.4f", b * b))
                    .append('\n');
        }
        return text.toString();
    }

    private int trainOn(Path table, Object... options) {
        List<Object> arguments = new ArrayList<>(List.of(
                "train",
                "-c",
                ROOT.resolve("config/table.xml"),
                "-o",
                folder.resolve("out"),
                "--@table.path",
                table,
                "--allow-worse",
                "--@trainer.epochs",
                "2",
                "--@network.hidden",
                "4"));
        arguments.addAll(List.of(options));
        return run(arguments.toArray());
    }

    @Test
    void should_go_through_all_commands_without_a_header_by_position() throws IOException {
        Path table = file("table.csv", rows("date;b;a;c\n", ";").replace('.', ','));
        Path bare = file("bare.csv", rows("", ";").replace('.', ','));

        assertThat(trainOn(table, "--columns", "2-4")).as(() -> err).isZero();

        for (String model : List.of("model.onnx", "model.tribuo")) {
            Path named = folder.resolve("named.csv");
            Path unnamed = folder.resolve("unnamed.csv");
            Path file = folder.resolve("out").resolve(model);
            assertThat(run("predict", "--model", file, "-i", table, "-o", named))
                    .as(() -> err)
                    .isZero();
            assertThat(run("predict", "--model", file, "-i", bare, "-o", unnamed, "--columns", "2-4"))
                    .as(() -> err)
                    .isZero();
            assertThat(out).contains("the first line is no header, so its columns are taken as those of " + file);
            assertThat(Files.readAllLines(unnamed))
                    .isEqualTo(Files.readAllLines(named).subList(1, 61));
            assertThat(Files.readAllLines(named).get(5).split(";")[2]).matches("-?9\\d,\\d+|10\\d,\\d+");
            assertThat(run("evaluate", "--model", file, "--data", bare, "--columns", "2-4"))
                    .as(() -> err)
                    .isZero();
        }
        assertThat(run("reproduce", "--model", folder.resolve("out/model.onnx")))
                .as(() -> err)
                .isZero();
    }

    /** Whoever feeds the file from a data frame has the table's order. */
    @Test
    void should_keep_the_tables_order_in_the_file_and_read_files_that_have_it_by_name() throws Exception {
        Path table = file("table.csv", rows("date,b,a,c\n", ","));
        assertThat(trainOn(table, "--columns", "2-4")).as(() -> err).isZero();
        Path onnx = folder.resolve("out/model.onnx");
        IdempotentModel model = (IdempotentModel) Model.deserializeFromFile(folder.resolve("out/model.tribuo"));
        Path byName = folder.resolve("by-name.onnx");
        Files.write(
                byName,
                model.exportONNXModel("org.idem4j", 0, 13, List.of("a", "b", "c"))
                        .toByteArray());

        OrtEnvironment runtime = OrtEnvironment.getEnvironment();
        float[][] row = {{0.5f, 99.25f, 1.5f}}; // b, a, c
        float[] expected = model.apply(new float[] {99.25f, 0.5f, 1.5f}); // a, b, c
        try (OrtSession session = runtime.createSession(onnx.toString());
                OnnxTensor input = OnnxTensor.createTensor(runtime, row);
                OrtSession.Result result = session.run(Map.of("input", input))) {
            assertThat(session.getMetadata().getCustomMetadata()).containsEntry("feature_names", "[\"b\",\"a\",\"c\"]");
            assertThat(((float[][]) result.get("output").orElseThrow().getValue())[0])
                    .containsExactly(new float[] {expected[1], expected[0], expected[2]}, within(1e-4f));
        }
        List<List<String>> repaired = new ArrayList<>();
        for (Path file : List.of(onnx, byName)) {
            Path output = folder.resolve("repaired.csv");
            assertThat(run("predict", "--model", file, "-i", table, "-o", output, "--mask", folder.resolve("mask.csv")))
                    .as(() -> err)
                    .isZero();
            repaired.add(Files.readAllLines(output));
            repaired.add(Files.readAllLines(folder.resolve("mask.csv")));
            assertThat(run("reproduce", "--model", file)).as(() -> err).isZero();
            assertThat(out).startsWith("identical");
        }
        assertThat(repaired.get(2)).isEqualTo(repaired.get(0));
        assertThat(repaired.get(3)).isEqualTo(repaired.get(1));
    }

    @Test
    void should_warn_of_columns_that_are_finer_than_a_float() throws IOException {
        StringBuilder text = new StringBuilder("seconds,a,b\n");
        for (int row = 0; row < 40; row++) {
            text.append(1600000000 + row)
                    .append(",")
                    .append(row % 7)
                    .append(",")
                    .append(row % 5)
                    .append("\n");
        }

        trainOn(file("table.csv", text.toString()));

        assertThat(err).contains("warning: The column 'seconds' is finer than 32-bit numbers at its size");
        assertThat(err).doesNotContain("column 'a' is finer");
    }

    @Test
    void should_say_that_a_configuration_reads_no_table() throws IOException {
        Path configuration = file(
                "none.xml",
                "<config><component name=\"trainer\"" + " type=\"org.idem4j.tribuo.IdempotentTrainer\"/></config>");

        assertFails(
                run("train", "-c", configuration, "-o", folder.resolve("out"), "--separator", ";"),
                2,
                "the configuration has none");
    }
}
