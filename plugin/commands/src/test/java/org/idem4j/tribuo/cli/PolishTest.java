package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class PolishTest extends CommandTest {

    private static final Path CLEAN = ROOT.resolve("test-data/sensors-test-clean.csv");

    private JsonNode evaluate(Path model, Object... more) throws IOException {
        Path json = folder.resolve("evaluated.json");
        var words = new java.util.ArrayList<Object>(
                java.util.List.of("evaluate", "--model", model, "--data", CLEAN, "-o", json));
        words.addAll(java.util.List.of(more));
        assertThat(run(words.toArray())).as(() -> err).isZero();
        return new ObjectMapper().readTree(json.toFile());
    }

    @Test
    void should_train_export_evaluate_and_reproduce_a_polished_model() throws IOException {
        assertThat(train(folder, "--@trainer.polish", "1")).as(() -> err).isZero();
        Path model = folder.resolve("model.tribuo");
        Path again = folder.resolve("twice.onnx");

        JsonNode polished = evaluate(model);
        assertThat(out).contains("Polish, h = 3f(f(x))").contains("applies f");
        JsonNode levels = polished.get("polish");
        assertThat(levels).hasSize(2);
        assertThat(levels.get(1).get("gap")).isEqualTo(polished.get("gap"));
        assertThat(levels.get(1).get("applications").asInt()).isEqualTo(3);
        assertThat(levels.get(0).get("microseconds_per_row").asDouble()).isPositive();

        for (Path file : new Path[] {model, folder.resolve("model.onnx")}) {
            assertThat(run("reproduce", "--model", file)).as(() -> err).isZero();
            assertThat(out).contains("identical");
        }

        assertThat(run("export", "--model", model, "-o", again, "--polish", "2"))
                .as(() -> err)
                .isZero();
        assertThat(run("reproduce", "--model", again)).as(() -> err).isZero();
        JsonNode twice = evaluate(model, "--polish", "2").get("polish").get(2);
        assertThat(evaluate(again).get("gap").get(0).asDouble()
                        / twice.get("gap").get(0).asDouble())
                .isBetween(0.999, 1.001);
    }

    @Test
    void should_measure_the_polish_of_any_onnx_file() throws IOException {
        assertThat(train(folder)).as(() -> err).isZero();
        Path onnx = folder.resolve("model.onnx");

        JsonNode plain = evaluate(onnx);
        assertThat(plain.has("polish")).isFalse();
        assertThat(out).doesNotContain("Polish");
        JsonNode levels = evaluate(onnx, "--polish", "1").get("polish");
        JsonNode ofModel =
                evaluate(folder.resolve("model.tribuo"), "--polish", "1").get("polish");

        assertThat(levels.get(0).get("gap")).isEqualTo(plain.get("gap"));
        assertThat(levels.get(1).get("gap").get(0).asDouble()
                        / ofModel.get(1).get("gap").get(0).asDouble())
                .isBetween(0.999, 1.001);
    }

    @Test
    void should_refuse_other_numbers_and_other_files() throws IOException {
        assertFails(run("evaluate", "--model", "none.tribuo", "--polish", "4"), 2, "0 to 3 times, not 4");
        assertThat(train(folder)).isZero();
        Path model = folder.resolve("model.tribuo");
        Path output = folder.resolve("refused.onnx");
        assertFails(run("export", "--model", model, "-o", output, "--polish", "-1"), 2, "0 to 3 times, not -1");
        assertThat(output).doesNotExist();
        assertFails(train(folder.resolve("other"), "--@trainer.polish", "7"), 2, "0 to 3 times, not 7");
    }
}
