package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("training")
@DisplayName("A table with categories and whole numbers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CodedTableTest extends CommandTest {

    private static final Set<String> COLOURS = Set.of("blue", "green", "red");
    private static final int COLOUR = 1;
    private static final int DOORS = 2;
    private static final int PRICE = 5;

    @TempDir
    static Path shared;

    private Path trained;

    /** Trained once, for all tests here: the table of training has blanks, too. */
    private Path trained() throws IOException {
        if (trained == null) {
            Path table = Files.writeString(shared.resolve("cars.csv"), Cars.rows(200, 1, 0.1));
            Path output = shared.resolve("out");
            assertThat(run(
                            "train",
                            table,
                            "-o",
                            output,
                            "--allow-worse",
                            "--@trainer.epochs",
                            "60",
                            "--@filling.networks",
                            "2",
                            "--@filling.steps",
                            "200",
                            "--@correction.hidden",
                            "8"))
                    .as(() -> err)
                    .isZero();
            assertThat(out).contains("200 rows, 5 of 6 columns to train on (7 of the model, one for each category of");
            trained = output;
        }
        return trained;
    }

    private Path predicted(Path model, Path input, String mode, String name) {
        Path output = folder.resolve(name);
        assertThat(run("predict", "--model", model, "--input", input, "--output", output, "--repair", mode))
                .as(() -> err)
                .isZero();
        return output;
    }

    @ParameterizedTest
    @CsvSource({
        "model.onnx,blanks", "model.onnx,flagged", "model.onnx,all",
        "model.tribuo,blanks", "model.tribuo,flagged", "model.tribuo,all"
    })
    void should_write_categories_and_whole_numbers_and_change_nothing_the_second_time(String name, String mode)
            throws IOException {
        Path model = trained().resolve(name);
        Path blank = file("blank.csv", Cars.rows(150, 2, 0.2));

        Path once = predicted(model, blank, mode, "once.csv");
        Path twice = predicted(model, once, mode, "twice.csv");

        assertThat(Files.readAllBytes(twice)).isEqualTo(Files.readAllBytes(once));
        List<String[]> given = Cars.cells(blank);
        List<String[]> written = Cars.cells(once);
        assertThat(written).hasSameSizeAs(given);
        for (int row = 1; row < written.size(); row++) {
            String[] cells = written.get(row);
            assertThat(cells[0]).isEqualTo(given.get(row)[0]);
            assertThat(COLOURS).contains(cells[COLOUR]);
            assertThat(cells[DOORS]).matches("-?\\d+");
            assertThat(cells[PRICE]).matches("-?\\d+");
            assertThat(Double.parseDouble(cells[3])).isFinite();
            for (int c = 1; mode.equals("blanks") && c < cells.length; c++) {
                if (!given.get(row)[c].isEmpty()) {
                    assertThat(cells[c]).isEqualTo(given.get(row)[c]);
                }
            }
        }
    }

    /** Rows whose weight, length and price say the colour: most blanks get it, which a guess does not. */
    @Test
    void should_fill_the_right_category_and_whole_number_more_often_than_a_guess() throws IOException {
        List<String[]> whole = Cars.cells(file("whole.csv", Cars.rows(150, 2, 0)));
        List<String[]> given = Cars.cells(file("blank.csv", Cars.rows(150, 2, 0.2)));
        List<String[]> filled = Cars.cells(
                predicted(trained().resolve("model.onnx"), folder.resolve("blank.csv"), "blanks", "filled.csv"));
        int[] blanks = new int[6];
        int[] right = new int[6];
        for (int row = 1; row < given.size(); row++) {
            for (int c : new int[] {COLOUR, DOORS}) {
                if (given.get(row)[c].isEmpty()) {
                    blanks[c]++;
                    right[c] += filled.get(row)[c].equals(whole.get(row)[c]) ? 1 : 0;
                }
            }
        }
        assertThat(blanks[COLOUR]).isGreaterThan(15);
        assertThat(right[COLOUR]).isGreaterThan(3 * blanks[COLOUR] / 4);
        assertThat(right[DOORS]).isGreaterThan(blanks[DOORS] / 2);
    }

    @Test
    void should_decode_the_same_from_both_formats() throws IOException {
        Path blank = file("blank.csv", Cars.rows(150, 2, 0.2));
        List<String[]> ours = Cars.cells(predicted(trained().resolve("model.tribuo"), blank, "blanks", "a.csv"));
        List<String[]> served = Cars.cells(predicted(trained().resolve("model.onnx"), blank, "blanks", "b.csv"));

        for (int row = 1; row < ours.size(); row++) {
            assertThat(served.get(row)[COLOUR]).isEqualTo(ours.get(row)[COLOUR]);
            assertThat(served.get(row)[DOORS]).isEqualTo(ours.get(row)[DOORS]);
            // A fill half way between two prices may round to either.
            assertThat(Long.parseLong(served.get(row)[PRICE]))
                    .isCloseTo(Long.parseLong(ours.get(row)[PRICE]), within(1L));
            assertThat(Double.parseDouble(served.get(row)[3]))
                    .isCloseTo(Double.parseDouble(ours.get(row)[3]), within(0.01));
        }
    }

    /** The other rows are repaired; one run leaves the text as it stands, the other writes a category in its place. */
    @Test
    void should_tell_of_a_category_that_the_model_does_not_know() throws IOException {
        Path model = trained().resolve("model.onnx");
        Path table = file(
                "new.csv",
                "id,colour,doors,kg,length,price\na,pink,4,1900.5,4.9,21000\nb,red,,1900.5,4.9,21000\nc,red,4,,4.9,21000\n");

        List<String[]> left = Cars.cells(predicted(model, table, "blanks", "left.csv"));
        assertThat(out)
                .contains(
                        "new.csv: Categories that the model does not know, taken for missing: in 'colour' 1 cell ('pink').")
                .contains("Blank cells filled: 2.");
        assertThat(left.get(1)).containsExactly("a", "pink", "4", "1900.5", "4.9", "21000");
        assertThat(left.get(2)[DOORS]).matches("\\d");
        List<String[]> replaced = Cars.cells(predicted(model, table, "flagged", "replaced.csv"));
        assertThat(COLOURS).contains(replaced.get(1)[COLOUR]);
        assertThat(run("evaluate", "--model", model, "--data", table))
                .as(() -> err)
                .isZero();
        assertThat(out).contains("('pink')");
    }

    @Test
    void should_tell_changes_spread_and_mask_by_the_columns_of_the_table() throws IOException {
        Path table = file("b.csv", Cars.rows(150, 2, 0.2));
        assertThat(run(
                        "predict",
                        "--model",
                        trained().resolve("model.onnx"),
                        "--input",
                        table,
                        "--output",
                        folder.resolve("o.csv"),
                        "--mask",
                        folder.resolve("mask.csv"),
                        "--changes",
                        folder.resolve("changes.csv"),
                        "--spread",
                        folder.resolve("spread.csv"),
                        "--repair",
                        "all"))
                .as(() -> err)
                .isZero();

        List<String[]> given = Cars.cells(table);
        List<String[]> written = Cars.cells(folder.resolve("o.csv"));
        List<String[]> mask = Cars.cells(folder.resolve("mask.csv"));
        List<String[]> changes = Cars.cells(folder.resolve("changes.csv"));
        List<String[]> spread = Cars.cells(folder.resolve("spread.csv"));
        for (int row = 1; row < given.size(); row++) {
            boolean blank = given.get(row)[COLOUR].isEmpty();
            boolean changed = !written.get(row)[COLOUR].equals(given.get(row)[COLOUR]);
            assertThat(mask.get(row)[COLOUR]).isEqualTo(changed ? "1" : "0");
            assertThat(changes.get(row)[COLOUR]).isEqualTo(blank ? "" : changed ? "1.0" : "0.0");
            assertThat(spread.get(row)[COLOUR]).isEmpty();
            if (!given.get(row)[DOORS].isEmpty()) {
                assertThat(Double.parseDouble(changes.get(row)[DOORS]))
                        .isEqualTo(Double.parseDouble(written.get(row)[DOORS])
                                - Double.parseDouble(given.get(row)[DOORS]));
            }
            assertThat(spread.get(row)[DOORS].isEmpty()).isNotEqualTo(given.get(row)[DOORS].isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"model.onnx", "model.tribuo"})
    void should_be_reproduced_to_the_bit_and_take_a_table_without_a_header(String name) throws IOException {
        Path model = trained().resolve(name);
        Path blank = file("blank.csv", Cars.rows(60, 3, 0.2));
        List<String> lines = Files.readAllLines(blank);
        Path bare = file("bare.csv", String.join("\n", lines.subList(1, lines.size())) + "\n");
        Path filled = predicted(model, blank, "blanks", "filled.csv");

        assertThat(run(
                        "predict",
                        "--model",
                        model,
                        "--input",
                        bare,
                        "--output",
                        folder.resolve("o.csv"),
                        "--repair",
                        "blanks",
                        "--header",
                        "false",
                        "--columns",
                        "2-6"))
                .as(() -> err)
                .isZero();
        List<String> withHeader = Files.readAllLines(filled);
        assertThat(Files.readAllLines(folder.resolve("o.csv"))).isEqualTo(withHeader.subList(1, withHeader.size()));
        assertThat(run("reproduce", "--model", model)).as(() -> err).isZero();
        assertThat(out).contains("identical");
    }

    @Test
    void should_declare_both_in_the_configuration_that_repeats_the_training() throws IOException {
        assertThat(trained().resolve("config.xml"))
                .content()
                .contains(
                        "<property name=\"categories\" value=\"colour\"/>",
                        "<property name=\"integers\" value=\"doors,price\"/>");
    }
}
