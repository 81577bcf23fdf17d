package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.idem4j.onnx.io.Sha256;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class MainJobTest extends CommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void should_train_export_serve_evaluate_and_reproduce() throws IOException {
        Path output = folder.resolve("out");

        assertThat(train(output, "--baseline", "--compare", "by-construction", "--@by-construction.epochs=1"))
                .as(() -> err)
                .isZero();

        assertThat(out)
                .contains(
                        "repair RMSE", "without idempotence", "by-construction", "CPUExecutionProvider", "report.html");
        for (String name : List.of("model.tribuo", "model.onnx", "provenance.json", "metrics.json", "report.html")) {
            assertThat(output.resolve(name)).isNotEmptyFile();
        }
        assertThat(Files.list(output)).hasSize(5);
        JsonNode metrics = JSON.readTree(output.resolve("metrics.json").toFile());
        assertThat(metrics.get("rows").asInt()).isEqualTo(500);
        assertThat(metrics.get("provider").asText()).isEqualTo("CPUExecutionProvider");
        assertThat(metrics.get("train_seconds").asDouble()).isPositive();
        assertThat(JSON.readTree(output.resolve("provenance.json").toFile())).isNotEmpty();

        for (String name : List.of("model.tribuo", "model.onnx")) {
            assertThat(run("reproduce", "--model", output.resolve(name)))
                    .as(() -> err)
                    .isZero();
            assertThat(out).startsWith("identical");
            evaluates(output, name, metrics);
        }
        exports(output);
        predicts(output);
    }

    @Test
    void should_refuse_to_compare_with_what_is_no_trainer() {
        Path output = folder.resolve("out");

        assertFails(train(output, "--compare", "by-konstruction"), 2, "by-konstruction", "by-construction");
        assertFails(train(output, "--compare", "adam"), 2, "'adam'", "SelfMapTrainer");
        assertFails(train(output, "--compare", "trainer,trainer,trainer,trainer"), 2, "Up to 3 models");
    }

    private void evaluates(Path output, String name, JsonNode expected) throws IOException {
        Path json = folder.resolve(name + ".json");
        Path corrupted = ROOT.resolve("test-data/sensors-test-corrupted.csv");
        Path clean = ROOT.resolve("test-data/sensors-test-clean.csv");

        int code =
                run("evaluate", "--model", output.resolve(name), "--data", corrupted, "--targets", clean, "-o", json);

        assertThat(code).as(() -> err).isZero();
        JsonNode found = JSON.readTree(json.toFile());
        assertThat(found.get("rmse").asDouble() / expected.get("rmse").asDouble())
                .isBetween(0.9999, 1.0001);
        assertThat(found.get("train_seconds")).isEqualTo(expected.get("train_seconds"));
        assertThat(run("evaluate", "--model", output.resolve(name)))
                .as(() -> err)
                .isZero();
        assertThat(out).contains("2000 rows");
    }

    private void exports(Path output) throws IOException {
        Path again = folder.resolve("again.onnx");

        int code = run("export", "--model", output.resolve("model.tribuo"), "--output", again, "--opset", "17");

        assertThat(code).as(() -> err).isZero();
        assertThat(run("reproduce", "--model", again)).as(() -> err).isZero();
        assertThat(run("export", "--model", output.resolve("model.tribuo"), "--output", again, "--opset", "12"))
                .isEqualTo(2);
        assertThat(err).contains("13 to 17, not 12");
    }

    private void predicts(Path output) throws IOException {
        Path input = ROOT.resolve("test-data/sensors-test-corrupted.csv");
        Path once = folder.resolve("once.csv");
        Path twice = folder.resolve("twice.csv");
        Path again = folder.resolve("again.csv");
        Path byTribuo = folder.resolve("tribuo.csv");

        assertThat(run("predict", "--model", output.resolve("model.onnx"), "-i", input, "-o", once))
                .isZero();
        assertThat(run("predict", "--model", output.resolve("model.onnx"), "-i", once, "-o", again))
                .isZero();
        assertThat(run("predict", "--model", output.resolve("model.onnx"), "-i", input, "-o", twice, "--passes", "2"))
                .isZero();
        assertThat(run("predict", "--model", output.resolve("model.tribuo"), "-i", input, "-o", byTribuo))
                .isZero();

        assertThat(Files.readAllLines(once)).hasSize(501);
        assertThat(Files.readAllLines(once).get(0))
                .isEqualTo(Files.readAllLines(input).get(0));
        assertThat(Files.readAllLines(twice)).isEqualTo(Files.readAllLines(again));
        assertThat(Files.readAllLines(byTribuo)).hasSize(501);
    }

    @Test
    void should_predict_columns_in_any_order() throws IOException {
        Path output = folder.resolve("out");
        assertThat(train(output)).as(() -> err).isZero();
        List<String> lines = Files.readAllLines(ROOT.resolve("test-data/sensors-test-clean.csv"));
        StringBuilder reversed = new StringBuilder();
        for (String line : lines.subList(0, 20)) {
            List<String> cells = new java.util.ArrayList<>(List.of(line.split(",")));
            java.util.Collections.reverse(cells);
            reversed.append(String.join(",", cells)).append('\n');
        }
        Path straight = file("straight.csv", String.join("\n", lines.subList(0, 20)));
        Path backward = file("backward.csv", reversed.toString());
        Path a = folder.resolve("a.csv");
        Path b = folder.resolve("b.csv");

        assertThat(run("predict", "--model", output.resolve("model.tribuo"), "-i", straight, "-o", a))
                .isZero();
        assertThat(run("predict", "--model", output.resolve("model.tribuo"), "-i", backward, "-o", b))
                .isZero();

        for (int i = 0; i < 20; i++) {
            List<String> cells = new java.util.ArrayList<>(
                    List.of(Files.readAllLines(b).get(i).split(",")));
            java.util.Collections.reverse(cells);
            assertThat(String.join(",", cells)).isEqualTo(Files.readAllLines(a).get(i));
        }
    }

    @Test
    void should_take_a_model_only_while_it_has_the_known_hash() throws IOException {
        Path output = folder.resolve("out");
        assertThat(train(output)).as(() -> err).isZero();
        Path table = ROOT.resolve("test-data/sensors-test-clean.csv");
        Path result = folder.resolve("r.csv");
        for (String name : List.of("model.tribuo", "model.onnx")) {
            Path model = output.resolve(name);
            String hash = Sha256.of(new byte[0], List.of(model));

            assertThat(run("predict", "--model", model, "-i", table, "-o", result, "--sha256", hash))
                    .as(() -> err)
                    .isZero();
            String other = "0".repeat(64);
            assertFails(
                    run("evaluate", "--model", model, "--data", table, "--sha256", other),
                    2,
                    model + " has been changed",
                    hash,
                    other);
        }
        assertFails(
                run("predict", "--model", output.resolve("model.onnx"), "-i", table, "-o", result, "--sha256", "ab"),
                2,
                "64 hexadecimal digits, which 'ab' has not");
    }

    @Test
    void should_help_a_newcomer() {
        assertThat(run("--help")).isZero();
        assertThat(out).contains("train", "evaluate", "predict", "export", "reproduce", "Exit codes");
        for (String command : List.of("train", "evaluate", "predict", "export", "reproduce")) {
            assertThat(run(command, "--help")).isZero();
            assertThat(out).contains("Usage: idem4j " + command);
        }
    }
}
