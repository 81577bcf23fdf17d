package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** All commands on a model of the linear trainer, by the configuration that a user copies. */
@Tag("training")
class LinearModelTest extends CommandTest {

    private int trainLinear(Path output, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "train",
                "--output",
                output,
                "--config-file",
                ROOT.resolve("config/linear.xml"),
                "--@train.path",
                ROOT.resolve("test-data/sensors-train.csv"),
                "--@test.path",
                ROOT.resolve("test-data/sensors-test-corrupted.csv"),
                "--@test.targetPath",
                ROOT.resolve("test-data/sensors-test-clean.csv")));
        arguments.addAll(List.of(more));
        return run(arguments.toArray());
    }

    @Test
    void should_train_serve_evaluate_predict_export_and_reproduce() throws IOException {
        Path output = folder.resolve("out");

        assertThat(trainLinear(output, "--baseline")).as(() -> err).isZero();

        assertThat(out).contains("without idempotence", "report.html");
        JsonNode metrics =
                new ObjectMapper().readTree(output.resolve("metrics.json").toFile());
        assertThat(metrics.get("relative_gap").asDouble()).isLessThan(1e-6);
        assertThat(metrics.get("standardized_rmse").get(9).asDouble()).isLessThan(0.4);
        assertThat(Files.readString(output.resolve("provenance.json")))
                .contains("IdempotentLinearTrainer", "purification-residual");
        Path exported = folder.resolve("exported.onnx");
        assertThat(run("export", "--model", output.resolve("model.tribuo"), "-o", exported, "--opset", "17"))
                .isZero();
        for (Path model : List.of(output.resolve("model.tribuo"), output.resolve("model.onnx"), exported)) {
            assertThat(run("reproduce", "--model", model)).as(() -> err).isZero();
            assertThat(out).startsWith("identical: " + (16 * 16 + 16) + " weights");
            assertThat(run("evaluate", "--model", model)).as(() -> err).isZero();
        }
        predictsTheSameTwice(output.resolve("model.onnx"));
    }

    private void predictsTheSameTwice(Path model) throws IOException {
        Path once = folder.resolve("once.csv");
        Path twice = folder.resolve("twice.csv");
        Path input = ROOT.resolve("test-data/sensors-test-corrupted.csv");
        assertThat(run("predict", "--model", model, "-i", input, "-o", once)).isZero();
        assertThat(run("predict", "--model", model, "-i", once, "-o", twice)).isZero();
        List<String> first = Files.readAllLines(once);
        List<String> second = Files.readAllLines(twice);
        assertThat(second).hasSameSizeAs(first);
        for (int row = 1; row < first.size(); row++) {
            String[] a = first.get(row).split(",");
            String[] b = second.get(row).split(",");
            for (int c = 0; c < a.length; c++) {
                double scale = Math.max(1, Math.abs(Double.parseDouble(a[c])));
                assertThat(Double.parseDouble(b[c]) / scale).isCloseTo(Double.parseDouble(a[c]) / scale, within(1e-5));
            }
        }
    }

    @Test
    void should_not_train_the_same_again_as_a_baseline() {
        assertThat(trainLinear(folder.resolve("out"), "--baseline", "--@trainer.idempotent=false"))
                .as(() -> err)
                .isZero();

        assertThat(err).contains("No baseline", "idempotent is false");
        assertThat(out).doesNotContain("without idempotence");
    }

    @Test
    void should_name_the_field_of_a_bad_configuration() {
        Path output = folder.resolve("out");
        assertFails(trainLinear(output, "--@trainer.rank", "-1"), 2, "rank", "must not be negative, but is -1");
        assertFails(trainLinear(output, "--@trainer.ridge", "-1"), 2, "ridge", "finite and not negative, but is -1.0");
        assertFails(trainLinear(output, "--@trainer.draws", "0"), 2, "draws", "at least once, not 0");
        assertFails(trainLinear(output, "--@trainer.rank", "17"), 2, "rank can't be 17, the data have 16 columns");
        assertThat(output).doesNotExist();
    }
}
