package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.idem4j.onnx.graph.ModelDescription;
import org.idem4j.onnx.graph.SelfMapGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code predict} on wrong and missing cells, by the configuration that a user copies. */
class RepairTest extends CommandTest {

    private static final Path CORRUPTED = ROOT.resolve("test-data/sensors-test-corrupted.csv");

    @TempDir
    private static Path models;

    /** The files of a model trained for a moment; each kind is trained once. */
    private Path trained(double masking) {
        Path output = models.resolve("masking-" + masking);
        if (Files.exists(output)) {
            return output;
        }
        int code = run(
                "train",
                "--output",
                output,
                "--config-file",
                ROOT.resolve("config/repair.xml"),
                "--@train.path",
                ROOT.resolve("test-data/sensors-train.csv"),
                "--@test.path",
                CORRUPTED,
                "--@test.targetPath",
                ROOT.resolve("test-data/sensors-test-clean.csv"),
                "--@masking.probability",
                masking,
                "--@trainer.epochs",
                "3",
                "--@network.hidden",
                "16");
        assertThat(code).as(() -> err).isZero();
        return output;
    }

    /** The first rows of the damaged table; cell (row, column) is blank where row + column is a multiple of 5. */
    private Path blanked(int rows) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(CORRUPTED).subList(0, rows + 1));
        for (int row = 1; row <= rows; row++) {
            String[] cells = lines.get(row).split(",");
            for (int c = 0; c < cells.length; c++) {
                cells[c] = (row + c) % 5 == 0 ? "" : cells[c];
            }
            lines.set(row, String.join(",", cells));
        }
        return file("blanked.csv", String.join("\n", lines));
    }

    private static List<String[]> cells(Path table) throws IOException {
        return Files.readAllLines(table).stream()
                .map(line -> line.split(",", -1))
                .toList();
    }

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

        assertThat(run("predict", "--model", model, "-i", blank, "-o", a))
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
    void should_show_that_twice_is_once() throws IOException {
        Path model = trained(0.2).resolve("model.onnx");

        int code = run("predict", "--model", model, "-i", blanked(40), "-o", folder.resolve("o.csv"), "--passes", "3");

        assertThat(code).as(() -> err).isZero();
        Matcher passes = Pattern.compile("in units of the columns' deviations: (\\S+), (\\S+), (\\S+)\\.\\R")
                .matcher(out);
        assertThat(passes.find()).as(out).isTrue();
        assertThat(Double.parseDouble(passes.group(1))).isBetween(0.1, 2.0);
        assertThat(Double.parseDouble(passes.group(2))).isLessThan(1e-5);
        assertThat(Double.parseDouble(passes.group(3))).isLessThan(1e-5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"row", "cells"})
    void should_write_the_same_bytes_however_often_it_runs(String replaced) throws IOException {
        Path model = trained(0.2).resolve("model.onnx");
        Path once = folder.resolve("once.csv");
        Path twice = folder.resolve("twice.csv");
        Path both = folder.resolve("both.csv");
        Path input = blanked(200);

        for (List<Object> run : List.<List<Object>>of(
                List.of(input, once), List.of(once, twice), List.of(input, both, "--passes", "2"))) {
            List<Object> arguments = new ArrayList<>(
                    List.of("predict", "--model", model, "--repeatable", replaced, "-i", run.get(0), "-o", run.get(1)));
            arguments.addAll(run.subList(2, run.size()));
            assertThat(run(arguments.toArray())).as(() -> err).isZero();
            assertThat(out).doesNotContain("did not settle");
        }

        assertThat(Files.readAllBytes(twice)).isEqualTo(Files.readAllBytes(once));
        assertThat(Files.readAllBytes(both)).isEqualTo(Files.readAllBytes(once));
        assertThat(out).containsPattern("deviations: 0?\\.\\d+, 0\\.00\\.");
        assertThat(Files.readAllLines(once)).hasSize(201).noneMatch(line -> line.contains(",,"));
    }

    @Test
    void should_leave_rows_and_cells_within_the_tolerance_as_they_came() throws IOException {
        Path model = trained(0.2).resolve("model.onnx");
        Path clean = ROOT.resolve("test-data/sensors-test-clean.csv");
        Path output = folder.resolve("o.csv");

        int code = run("predict", "--model", model, "-i", clean, "-o", output, "--repeatable", "--tolerance", "1e6");

        assertThat(code).as(() -> err).isZero();
        List<String[]> x = cells(clean);
        List<String[]> y = cells(output);
        for (int row = 1; row < x.size(); row++) {
            for (int c = 0; c < 16; c++) {
                assertThat(Float.parseFloat(y.get(row)[c])).isEqualTo(Float.parseFloat(x.get(row)[c]));
            }
        }
        assertThat(out).contains("deviations: 0.00.");
    }

    /** A file of another program's that turns every value about zero. */
    @Test
    void should_say_how_many_rows_do_not_settle() throws IOException {
        Path turning = folder.resolve("turning.onnx");
        Files.write(
                turning,
                new SelfMapGraph(List.of("a", "b"), null, null, (graph, x) -> graph.node("Neg", x))
                        .model(13, new ModelDescription("turning", "org.idem4j", 1, "a test", Map.of()))
                        .toByteArray());
        Path input = file("input.csv", "a,b\n1,2\n0,0.01\n-3,4\n");
        Path output = folder.resolve("o.csv");

        int code = run("predict", "--model", turning, "-i", input, "-o", output, "--repeatable", "--tolerance", "0.1");

        assertThat(code).as(() -> err).isZero();
        assertThat(out).contains("Rows that did not settle within 100 replacements: 2. Another run may change them");
        assertThat(output).hasContent("a,b\n1.0,2.0\n0.0,0.01\n-3.0,4.0\n");
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
                    .isBetween(18L, 21L); // the row that sets the tolerance may be served a bit off
        }
    }

    @Test
    void should_refuse_blanks_where_nothing_was_masked_in_training() throws IOException {
        Path model = trained(0).resolve("model.onnx");
        Path old = file("old.csv", "old and good");

        assertFails(
                run("predict", "--model", model, "-i", blanked(10), "-o", old),
                2,
                "row 1 (line 2), column",
                "is blank",
                model.toString(),
                "was not trained with masking",
                "train with a Masking as corruption, fill the cell, or leave the row out.");
        assertThat(old).hasContent("old and good");
    }

    @Test
    void should_refuse_a_row_without_any_value() throws IOException {
        Path model = trained(0.2).resolve("model.onnx");
        String header = Files.readAllLines(CORRUPTED).get(0);
        String row = Files.readAllLines(CORRUPTED).get(1);
        Path empty = file("empty.csv", header + "\n" + row + "\n" + ",".repeat(15) + "\n");

        assertFails(
                run("predict", "--model", model, "-i", empty, "-o", folder.resolve("o.csv")),
                2,
                "row 2 (line 3)",
                "all of the row",
                "nothing to fill it from");
        assertThat(folder.resolve("o.csv")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--tolerance .1|give --mask or --repeatable",
                "--repeatable column|row or cells, not 'column'",
                "--mask o.csv|must be different files",
                "--changes c.csv --mask c.csv|must be different files",
                "--mask m.csv --tolerance -1|finite and not negative, not -1.0",
            })
    void should_explain_bad_usage(String options, String message) throws IOException {
        Path model = trained(0.2).resolve("model.onnx");
        List<Object> arguments =
                new ArrayList<>(List.of("predict", "--model", model, "-i", CORRUPTED, "-o", folder.resolve("o.csv")));
        for (String option : options.split(" ")) {
            arguments.add(option.endsWith(".csv") ? folder.resolve(option) : option);
        }

        assertFails(run(arguments.toArray()), 2, message);
        assertThat(folder.resolve("o.csv")).doesNotExist();
    }

    @Test
    void should_need_a_tolerance_for_a_file_that_was_not_calibrated() throws IOException {
        Path foreign = ROOT.resolve("plugin/src/test/resources/org/idem4j/tribuo/stored-0.2.onnx");
        String names = "sensor000,sensor001,sensor002,sensor003\n";
        Path input = file("input.csv", names + "1,2,3,4\n");
        Path output = folder.resolve("o.csv");
        Path mask = folder.resolve("m.csv");

        assertFails(
                run("predict", "--model", foreign, "-i", input, "-o", output, "--mask", mask),
                2,
                foreign.toString(),
                "--mask needs a --tolerance");
        assertFails(
                run("predict", "--model", foreign, "-i", input, "-o", output, "--repeatable"),
                2,
                foreign.toString(),
                "--repeatable needs a --tolerance");
        assertThat(run("predict", "--model", foreign, "-i", input, "-o", output, "--mask", mask, "--tolerance", "1e9"))
                .as(() -> err)
                .isZero();
        assertThat(mask).hasContent(names + "0,0,0,0\n");
        assertThat(out).contains("in raw units: ");
    }
}
