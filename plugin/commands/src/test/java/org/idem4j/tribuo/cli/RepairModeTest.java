package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which cells {@code predict --repair} writes. */
class RepairModeTest extends RepairCommandTest {

    private Path output() {
        return folder.resolve("o.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.onnx", "model.tribuo"})
    void should_write_missing_cells_alone_where_the_table_has_some(String name) throws IOException {
        Path input = blanked(40);

        assertThat(run("predict", "--model", trained(0.2).resolve(name), "-i", input, "-o", output()))
                .as(() -> err)
                .isZero();

        assertLeftBut(input, output());
        assertThat(out).contains(", repair blanks, 1 pass)", "All others are as they were; --repair all");
    }

    /** All cells of a table as they stand but the blank ones, which are filled. */
    private static void assertLeftBut(Path input, Path output) throws IOException {
        List<String[]> x = cells(input);
        List<String[]> y = cells(output);
        assertThat(y).hasSameSizeAs(x);
        for (int row = 0; row < x.size(); row++) {
            for (int c = 0; c < 16; c++) {
                if (x.get(row)[c].isEmpty()) {
                    assertThat(Float.parseFloat(y.get(row)[c])).isFinite();
                } else {
                    assertThat(y.get(row)[c]).isEqualTo(x.get(row)[c]);
                }
            }
        }
    }

    @Test
    void should_change_nothing_when_blanks_are_filled_again() throws IOException {
        Path model = trained(0.2).resolve("model.onnx");
        Path again = folder.resolve("again.csv");

        run("predict", "--model", model, "-i", blanked(40), "-o", output(), "--repair", "blanks");
        assertThat(run("predict", "--model", model, "-i", output(), "-o", again, "--repair", "blanks"))
                .as(() -> err)
                .isZero();

        assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(output()));
    }

    @Test
    void should_write_all_where_the_table_is_whole() throws IOException {
        assertThat(run("predict", "--model", trained(0.2).resolve("model.onnx"), "-i", CORRUPTED, "-o", output()))
                .as(() -> err)
                .isZero();

        assertThat(out).contains(", repair all, 1 pass)");
        assertThat(cells(output()).get(7)).isNotEqualTo(cells(CORRUPTED).get(7));
    }

    /** The only blank stands in the last of more rows than a batch holds, as a marker. */
    @Test
    void should_look_over_the_whole_table_for_a_missing_cell() throws IOException {
        List<String> lines = Files.readAllLines(ROOT.resolve("test-data/sensors-train.csv"));
        String last = lines.get(lines.size() - 1);
        String rows = String.join("\n", lines.subList(0, lines.size() - 1));
        Path input = file("late.csv", rows + "\nNA" + last.substring(last.indexOf(',')) + "\n");

        assertThat(run("predict", "--model", trained(0.2).resolve("model.onnx"), "-i", input, "-o", output()))
                .as(() -> err)
                .isZero();

        assertThat(out).contains("repair blanks", "Blank cells filled: 1.");
        assertThat(Files.readAllLines(output()).subList(0, 2000))
                .isEqualTo(Files.readAllLines(input).subList(0, 2000));
    }

    @Test
    void should_write_flagged_cells_alone_and_leave_them_the_second_time() throws IOException {
        Path model = trained(0.2).resolve("model.onnx");
        Path mask = folder.resolve("mask.csv");
        Path again = folder.resolve("again.csv");

        assertThat(run(
                        "predict",
                        "--model",
                        model,
                        "-i",
                        CORRUPTED,
                        "-o",
                        output(),
                        "--repair",
                        "flagged",
                        "--mask",
                        mask))
                .as(() -> err)
                .isZero();
        run("predict", "--model", model, "-i", output(), "-o", again, "--repair", "flagged");

        List<String[]> x = cells(CORRUPTED);
        List<String[]> y = cells(output());
        int left = 0;
        int written = 0;
        for (int row = 1; row < x.size(); row++) {
            for (int c = 0; c < 16; c++) {
                boolean same = y.get(row)[c].equals(x.get(row)[c]);
                left += same ? 1 : 0;
                written += same ? 0 : 1;
            }
        }
        assertThat(left).isGreaterThan(written);
        assertThat(written).isGreaterThan(100);
        assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(output()));
    }

    @Test
    void should_take_markers_for_missing_cells() throws IOException {
        List<String> lines = Files.readAllLines(CORRUPTED).subList(0, 3);
        String row = lines.get(1).substring(lines.get(1).indexOf(','));
        Path input = file("marked.csv", lines.get(0) + "\n-999.0" + row + "\n" + lines.get(2) + "\n");

        assertThat(run(
                        "predict",
                        "--model",
                        trained(0.2).resolve("model.onnx"),
                        "-i",
                        input,
                        "-o",
                        output(),
                        "--missing",
                        "-999"))
                .as(() -> err)
                .isZero();

        assertThat(out).contains("repair blanks", "Blank cells filled: 1.");
        assertThat(Files.readAllLines(output()).get(1)).endsWith(row).doesNotStartWith("-999");
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.onnx", "model.tribuo"})
    void should_evaluate_and_score_tables_with_missing_cells(String name) throws IOException {
        Path model = trained(0.2).resolve(name);
        Path input = blanked(40);
        List<String> clean = Files.readAllLines(ROOT.resolve("test-data/sensors-test-clean.csv"));
        Path targets = file("targets.csv", String.join("\n", clean.subList(0, 41)));

        assertThat(run("evaluate", "--model", model, "--data", input, "--targets", targets))
                .as(() -> err)
                .isZero();
        assertThat(run("score", "--model", model, "-i", input, "-o", output(), "--reference", CORRUPTED))
                .as(() -> err)
                .isZero();

        assertThat(cells(output())).hasSize(41);
        assertThat(cells(output()).subList(1, 41)).allMatch(row -> Double.parseDouble(row[0]) > 0);
    }
}
