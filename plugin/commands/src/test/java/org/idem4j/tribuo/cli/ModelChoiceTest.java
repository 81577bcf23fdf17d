package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.idem4j.tribuo.data.TableFormat;
import org.idem4j.tribuo.data.description.TableDescriber;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class ModelChoiceTest extends CommandTest {

    private interface Row {
        double[] of(SplittableRandom random);
    }

    private Path table(int rows, Row row) throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder text = new StringBuilder("a,b,c,d,e\n");
        for (int i = 0; i < rows; i++) {
            double[] values = row.of(random);
            for (int c = 0; c < values.length; c++) {
                text.append(c == 0 ? "" : ",").append(String.format(Locale.ROOT, "%.4f", values[c]));
            }
            text.append('\n');
        }
        return file("table.csv", text.toString());
    }

    /** One quantity, five times, and a little noise. */
    private static double[] line(SplittableRandom random) {
        double a = random.nextGaussian();
        double[] row = new double[5];
        for (int c = 0; c < 5; c++) {
            row[c] = (c - 2.5) * a + random.nextGaussian() / 20;
        }
        return row;
    }

    /** Nothing follows from anything. */
    private static double[] noise(SplittableRandom random) {
        double[] row = new double[5];
        for (int c = 0; c < 5; c++) {
            row[c] = Math.pow(random.nextGaussian(), 3);
        }
        return row;
    }

    /** With a network of one epoch, which is no match. */
    private TableConfiguration chosen(Path table) throws IOException {
        return chosen(table, 1);
    }

    private TableConfiguration chosen(Path table, int epochs) throws IOException {
        TableConfiguration network = new TableConfiguration(table, TableDescriber.describe(table, TableFormat.ANY));
        return new ModelChoice(network, (written, more) -> {
                    Path file = Files.writeString(folder.resolve("candidate.xml"), written.xml());
                    ConfigurationManager manager = new ConfigurationManager(file.toString());
                    new Overrides(List.of(more)).applyTo(manager);
                    if (written.xml().contains("name=\"epochs\"")) {
                        new Overrides(List.of(new Overrides.Override("--@trainer.epochs", String.valueOf(epochs))))
                                .applyTo(manager);
                    }
                    return new LoadedConfiguration(manager, file);
                })
                .chosen();
    }

    @Test
    void should_take_a_linear_model_where_that_is_better_on_rows_held_out() throws IOException {
        TableConfiguration chosen = chosen(table(40, ModelChoiceTest::line));

        assertThat(chosen.model()).isEqualTo(TableModel.LINEAR);
        assertThat(chosen.told())
                .containsPattern(
                        "Tried on rows held out, .* is \\d\\.\\d{3} for a corrected projector, 0\\.\\d{3} for a linear model")
                .contains("Training a linear model that is idempotent");
        assertThat(chosen.xml()).contains("IdempotentLinearTrainer", "name=\"rank\" value=\"0\"", "name=\"guard\"");
    }

    /** One quantity, five times, along a curve that fills the plane of no few directions. */
    @Test
    void should_take_a_bent_projector_for_many_rows_on_a_curve() throws IOException {
        TableConfiguration chosen = chosen(
                table(600, random -> {
                    double t = 3 * random.nextDouble();
                    return new double[] {Math.cos(t), Math.sin(t), Math.cos(2 * t), Math.sin(2 * t), Math.cos(3 * t)};
                }),
                200);

        assertThat(chosen.model()).isEqualTo(TableModel.PROJECTOR);
        assertThat(chosen.told())
                .containsPattern("for a corrected projector, 0\\.\\d{3} for a bent projector\\. Training");
        assertThat(chosen.xml()).containsPattern("name=\"rank\" value=\"[1-4]\"");
    }

    /** The guard fills its cell whatever the model is: alone it would leave an error of .45, six deviations in 40 rows of five cells. */
    @Test
    void should_not_judge_by_a_row_that_is_wild_to_the_others() throws IOException {
        int[] row = {0};
        TableConfiguration chosen = chosen(table(40, random -> {
            double[] values = line(random);
            values[2] = row[0]++ == 20 ? 1e6 : values[2];
            return values;
        }));

        assertThat(chosen.model()).isIn(TableModel.LINEAR, TableModel.CAUTIOUS);
        assertThat(chosen.told())
                .containsPattern(" is 0\\.[0-2]\\d{2} for a corrected projector, 0\\.[0-2]\\d{2} for a linear model");
    }

    /** The whole way, by the configuration that leaves complete rows alone; a column follows from another. */
    @Test
    void should_fill_guard_and_leave_complete_rows_alone() throws IOException {
        Path table = table(30, random -> {
            double[] row = noise(random);
            row[4] = 2 * row[0];
            return row;
        });
        TableConfiguration alone =
                new TableConfiguration(table, TableDescriber.describe(table, TableFormat.ANY)).with(TableModel.FILLING);
        Path written = file("alone.xml", alone.xml());
        assertThat(run("train", "-c", written, "-o", folder.resolve("out"), "--@filling.networks", "0"))
                .as(() -> err)
                .isZero();

        Path given = file("given.csv", "a,b,c,d,e\n0.1,0.2,0.3,0.4,0.2\n0.1,0.2,-9999,0.4,0.2\n");
        Path repaired = folder.resolve("repaired.csv");
        assertThat(run("predict", "--model", folder.resolve("out/model.onnx"), "-i", given, "-o", repaired))
                .as(() -> err)
                .isZero();
        List<String[]> cells = Files.readAllLines(repaired).stream()
                .map(line -> line.split(","))
                .toList();
        for (int row = 1; row < 3; row++) {
            for (int c = 0; c < 5; c++) {
                double expected = new double[] {.1, .2, .3, .4, .2}[c];
                if (row == 2 && c == 2) {
                    assertThat(Math.abs(Double.parseDouble(cells.get(row)[c]))).isLessThan(10);
                } else {
                    assertThat(Double.parseDouble(cells.get(row)[c])).isCloseTo(expected, within(1e-5));
                }
            }
        }
    }
}
