package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command {@code score} on the sensors, with models of its own. */
abstract class ScoreCommandTest extends CommandTest {

    static final Path TRAIN = ROOT.resolve("test-data/sensors-train.csv");
    static final Path CLEAN = ROOT.resolve("test-data/sensors-test-clean.csv");
    static final Path DAMAGED = ROOT.resolve("test-data/sensors-test-corrupted.csv");

    @TempDir
    static Path models;

    int score(String model, Path input, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "score", "--model", models.resolve(model), "--input", input, "--output", folder.resolve("scores.csv")));
        arguments.addAll(List.of(more));
        return run(arguments.toArray());
    }

    /** The cells of a column of what was written. */
    List<Double> column(int column) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("scores.csv"));
        assertThat(lines.get(0)).startsWith("score,anomalous");
        return lines.stream()
                .skip(1)
                .map(line -> Double.parseDouble(line.split(",")[column]))
                .toList();
    }

    static void assertClose(List<Double> found, List<Double> expected, double tolerance) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i)).as("row %d", i + 1).isCloseTo(expected.get(i), within(tolerance));
        }
    }
}
