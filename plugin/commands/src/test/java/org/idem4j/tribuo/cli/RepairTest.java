package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code predict} on wrong and missing cells, by the configuration that a user copies. */
class RepairTest extends RepairCommandTest {

    @ParameterizedTest
    @ValueSource(strings = {"model.tribuo", "model.onnx"})
    void should_fill_blank_cells_and_say_what_it_changed(String name) throws IOException {
        Path model = trained(0.2).resolve(name);
        Path input = blanked(40);
        Path output = folder.resolve("repaired.csv");
        Path changes = folder.resolve("changes.csv");
        Path mask = folder.resolve("mask.csv");

        int code = run(
                "predict",
                "--model",
                model,
                "-i",
                input,
                "-o",
                output,
                "--changes",
                changes,
                "--mask",
                mask,
                "--repair",
                "all",
                "--tolerance",
                "0.3");

        assertThat(code).as(() -> err).isZero();
        List<String[]> x = cells(input);
        List<String[]> y = cells(output);
        List<String[]> d = cells(changes);
        List<String[]> m = cells(mask);
        List<Double> deviations = deviations();
        assertThat(y).hasSize(41);
        int masked = 0;
        int blank = 0;
        for (int c = 0; c < 16; c++) {
            assertThat(new String[] {y.get(0)[c], d.get(0)[c], m.get(0)[c]}).containsOnly(x.get(0)[c]);
            for (int row = 1; row <= 40; row++) {
                double repaired = Double.parseDouble(y.get(row)[c]);
                boolean changed = true;
                if (x.get(row)[c].isEmpty()) {
                    assertThat(d.get(row)[c]).isEmpty();
                    blank++;
                } else {
                    double change = repaired - Double.parseDouble(x.get(row)[c]);
                    assertThat(Double.parseDouble(d.get(row)[c])).isCloseTo(change, within(1e-4));
                    changed = Math.abs(change) > 0.3 * deviations.get(c);
                }
                assertThat(m.get(row)[c]).isEqualTo(changed ? "1" : "0");
                masked += changed ? 1 : 0;
            }
        }
        assertThat(out).contains("Blank cells filled: " + blank + ".", "or blank: " + masked + " of 640 (");
        assertThat(masked).isBetween(blank + 1, 639);
    }

    /** Of the training table's columns, in double precision. */
    private static List<Double> deviations() throws IOException {
        List<String[]> rows = cells(ROOT.resolve("test-data/sensors-train.csv"));
        List<Double> deviations = new ArrayList<>();
        for (int column = 0; column < 16; column++) {
            int c = column;
            double[] values = rows.stream()
                    .skip(1)
                    .mapToDouble(row -> Double.parseDouble(row[c]))
                    .toArray();
            double mean = java.util.Arrays.stream(values).average().orElseThrow();
            deviations.add(Math.sqrt(java.util.Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElseThrow()));
        }
        return deviations;
    }

    @Test
    void should_fill_a_blank_as_if_the_mean_stood_there() throws IOException {
        Path model = trained(0.2).resolve("model.onnx");
        List<String> lines = Files.readAllLines(CORRUPTED).subList(0, 2);
        double mean = cells(ROOT.resolve("test-data/sensors-train.csv")).stream()
                .skip(1)
                .mapToDouble(row -> Double.parseDouble(row[2]))
                .average()
                .orElseThrow();
        String[] row = lines.get(1).split(",");
        row[2] = "";
        Path blank = file("blank.csv", lines.get(0) + "\n" + String.join(",", row));
        row[2] = Float.toString((float) mean);
        Path given = file("given.csv", lines.get(0) + "\n" + String.join(",", row));
        Path a = folder.resolve("a.csv");
        Path b = folder.resolve("b.csv");

        assertThat(run("predict", "--model", model, "-i", blank, "-o", a, "--repair", "all"))
                .as(() -> err)
                .isZero();
        assertThat(run("predict", "--model", model, "-i", given, "-o", b))
                .as(() -> err)
                .isZero();

        for (int c = 0; c < 16; c++) {
            double expected = Double.parseDouble(cells(b).get(1)[c]);
            assertThat(Double.parseDouble(cells(a).get(1)[c])).isCloseTo(expected, within(1e-5 * Math.abs(expected)));
        }
    }

    @Test
    void should_mask_by_the_calibration_of_training() throws IOException {
        Path model = trained(0.2).resolve("model.onnx");
        Path mask = folder.resolve("mask.csv");
        Path clean = ROOT.resolve("test-data/sensors-train.csv");

        assertThat(run("predict", "--model", model, "-i", clean, "-o", folder.resolve("o.csv"), "--mask", mask))
                .as(() -> err)
                .isZero();

        List<String[]> flags = cells(mask);
        for (int column = 0; column < 16; column++) {
            int c = column;
            assertThat(flags.stream().filter(row -> row[c].equals("1")).count())
                    .as("column %d of 2000 clean rows, 99 %% within", c)
                    // Rows held out have a say, too; the row that sets the tolerance may be served a bit off.
                    .isBetween(5L, 21L);
        }
    }
}
