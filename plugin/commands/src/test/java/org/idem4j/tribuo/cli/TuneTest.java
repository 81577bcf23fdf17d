package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class TuneTest extends CommandTest {

    /** config/tune.xml, short: four candidates. */
    private int tune(Path output, Object... more) {
        List<Object> words = new ArrayList<>(List.of(
                "tune",
                "--config-file",
                ROOT.resolve("config/tune.xml"),
                "--output",
                output,
                "--@train.path",
                ROOT.resolve("test-data/sensors-train.csv"),
                "--@test.path",
                ROOT.resolve("test-data/sensors-test-corrupted.csv"),
                "--@test.targetPath",
                ROOT.resolve("test-data/sensors-test-clean.csv"),
                "--@trainer.epochs",
                "2",
                "--@perceptron.hidden",
                "16",
                "--@projector.couplings",
                "2",
                "--@search.spaces",
                "modified,by-construction",
                "--@by-construction.choices",
                "trainer.network=projector,trainer.idempotenceWeight=0,projector.rank=3"));
        words.addAll(List.of(more));
        return run(words.toArray());
    }

    private static JsonNode json(Path file) throws IOException {
        return new ObjectMapper().readTree(file.toFile());
    }

    private static List<String> points(Path output) throws IOException {
        try (Stream<Path> files = Files.list(output.resolve("points"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void should_write_the_best_configuration_and_go_on_where_it_stopped() throws IOException {
        assertThat(tune(folder, "--jobs", "2")).as(() -> err).isZero();
        assertThat(out).contains("Best of 4").contains("best.xml").contains("report.html");
        assertThat(points(folder))
                .containsExactly("by-construction.json", "modified-0.3.json", "modified-1.json", "modified-3.json");
        String best = json(folder.resolve("best.json")).get("candidate").asText();
        assertThat(Files.readAllLines(folder.resolve("trials.csv")).get(1)).startsWith(best + ",");
        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("<svg")
                .contains(best);

        // One is lost, two are kept, and the space has grown by one.
        Path kept = folder.resolve("points/modified-1.json");
        Path lost = folder.resolve("points/modified-3.json");
        JsonNode before = json(lost).get("result").get("runs").get(0);
        Object untouched = Files.getLastModifiedTime(kept);
        Files.delete(lost);
        assertThat(tune(
                        folder,
                        "--jobs",
                        "1",
                        "--@modified.choices",
                        "trainer.network=perceptron,trainer.gradient=MODIFIED,trainer.idempotenceWeight=0.3|1|3|0.1"))
                .as(() -> err)
                .isZero();
        assertThat(out).contains("Best of 5");
        assertThat(Files.getLastModifiedTime(kept)).isEqualTo(untouched);
        JsonNode after = json(lost).get("result").get("runs").get(0);
        for (String figure : List.of("repair", "worst", "gap")) {
            assertThat(after.get(figure)).isEqualTo(before.get(figure)); // one job or two, the same bits
        }

        assertThat(run("train", "--allow-worse", "-c", folder.resolve("best.xml"), "-o", folder.resolve("trained")))
                .as(() -> err)
                .isZero();
        assertThat(folder.resolve("trained/model.onnx")).exists();
    }

    @Test
    void should_judge_on_rows_that_no_candidate_was_trained_on() throws IOException {
        assertThat(tune(folder, "--@search.validationFraction", "0.9", "--@search.spaces", "by-construction"))
                .as(() -> err)
                .isZero();
        JsonNode few = json(folder.resolve("points/by-construction.json"));

        assertThat(few.get("configuration").get("validationFraction").asDouble())
                .isEqualTo(0.9);
        assertThat(out).contains("Judged on 90 % of the training rows");
        // Damaged as the test rows are: 15 % masked, then noise of .2, leave about .43.
        assertThat(few.get("result").get("runs").get(0).get("inputError").asDouble())
                .isBetween(0.41, 0.45);
    }

    @Test
    void should_average_over_seeds() throws IOException {
        assertThat(tune(folder, "--@search.repeats", "2", "--@search.spaces", "by-construction"))
                .as(() -> err)
                .isZero();
        JsonNode runs = json(folder.resolve("points/by-construction.json"))
                .get("result")
                .get("runs");

        assertThat(runs).hasSize(2);
        assertThat(runs.get(0).get("repair")).isNotEqualTo(runs.get(1).get("repair"));
        String row = Files.readAllLines(folder.resolve("trials.csv")).get(1);
        double mean = (runs.get(0).get("repair").asDouble()
                        + runs.get(1).get("repair").asDouble())
                / 2;
        assertThat(row).contains("," + mean + ",");
    }

    @Test
    void should_refuse_before_anything_is_trained() throws IOException {
        String choices = "--@by-construction.choices";
        assertFails(
                tune(folder, choices, "trainer.network=projector,projector.rank=3|-1"),
                2,
                "The candidate by-construction--1",
                "rank");
        assertFails(tune(folder, choices, "nowhere.rank=3"), 2, "names no component");
        assertFails(tune(folder, choices, "rank"), 2, "'rank' is no choice");
        assertFails(tune(folder, "--jobs", "0"), 2, "--jobs must be at least 1");
        assertFails(
                run("tune", "-c", ROOT.resolve("config/quickstart.xml"), "-o", folder),
                2,
                "no component named 'search'");
        assertThat(folder.resolve("points")).doesNotExist();
    }

    @Test
    void should_not_mix_trials_of_different_configurations() throws IOException {
        assertThat(tune(folder, "--@search.spaces", "by-construction")).isZero();
        Path best = folder.resolve("best.xml");
        String before = Files.readString(best);

        assertFails(
                tune(folder, "--@search.spaces", "by-construction", "--@adam.learningRate", "0.1"),
                2,
                "by-construction.json",
                "another configuration");
        assertThat(Files.readString(best)).isEqualTo(before);
    }

    @Test
    void should_fail_where_nothing_is_good_enough() throws IOException {
        assertFails(
                tune(folder, "--@search.spaces", "modified", "--@search.largestGap", "1e-6"),
                1,
                "No candidate is good enough",
                "largestGap");
        assertThat(points(folder)).hasSize(3);
        assertThat(folder.resolve("best.xml")).doesNotExist();
    }
}
