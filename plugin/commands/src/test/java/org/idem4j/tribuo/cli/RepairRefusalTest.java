package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code predict} refuses to repair. */
class RepairRefusalTest extends RepairCommandTest {

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
    void should_leave_a_row_without_any_value_as_it_is_and_say_so() throws IOException {
        Path model = trained(0.2).resolve("model.onnx");
        List<String> lines = Files.readAllLines(CORRUPTED);
        String blank = ",".repeat(15);
        Path gapped = file("empty.csv", String.join("\n", lines.get(0), lines.get(1), blank, lines.get(2)) + "\n");
        Path without = file("without.csv", String.join("\n", lines.get(0), lines.get(1), lines.get(2)) + "\n");
        Path output = folder.resolve("o.csv");

        for (String mode : List.of("all", "blanks", "flagged")) {
            assertThat(run("predict", "--model", model, "-i", without, "-o", output, "--repair", mode))
                    .as(() -> err)
                    .isZero();
            assertThat(out).doesNotContain("without a known cell");
            List<String> others = Files.readAllLines(output);

            assertThat(run("predict", "--model", model, "-i", gapped, "-o", output, "--repair", mode))
                    .as(() -> err)
                    .isZero();

            assertThat(out)
                    .contains("Rows without a known cell, so that there is nothing to fill them from: 1, row 2.");
            others.add(2, blank);
            assertThat(output).content().isEqualTo(String.join("\n", others) + "\n");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--tolerance .1|give --mask or --repeatable",
                "--repeatable column|row or cells, not 'column'",
                "--mask o.csv|are the same file",
                "--changes c.csv --mask c.csv|are the same file",
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
