package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
@DisplayName("A table alone, with blanks, ids and dates")
class TableTrainingTest extends BareTableTest {

    @Test
    void should_train_a_model_that_config_xml_repeats_to_the_bit() throws IOException {
        Path out1 = folder.resolve("one");
        Path out2 = folder.resolve("two");

        assertThat(train(table(120, false), out1)).as(() -> err).isZero();

        assertThat(out)
                .contains(
                        "120 rows, 4 of 6 columns to train on", "a linear projector and what corrects it", "8000 steps")
                .contains("Trained on 120 rows of 4 columns", "the same training on 108 of the rows")
                .contains("(config.xml, model.tribuo, model.onnx, provenance.json, metrics.json)");
        assertThat(out1.resolve("config.xml")).content().contains("table.csv", "warm,warmer,dry,wet", ";");
        assertThat(run("train", "-c", out1.resolve("config.xml"), "-o", out2, "--allow-worse"))
                .as(() -> err)
                .isZero();
        for (String name : List.of("model.tribuo", "model.onnx")) {
            assertThat(run(
                            "predict",
                            "--model",
                            out1.resolve(name),
                            "--input",
                            table(40, true),
                            "--output",
                            folder.resolve("a.csv")))
                    .as(() -> err)
                    .isZero();
            assertThat(run(
                            "predict",
                            "--model",
                            out2.resolve(name),
                            "--input",
                            table(40, true),
                            "--output",
                            folder.resolve("b.csv")))
                    .as(() -> err)
                    .isZero();
            assertThat(folder.resolve("a.csv")).hasSameTextualContentAs(folder.resolve("b.csv"));
        }
        assertThat(run("reproduce", "--model", out1.resolve("model.onnx")))
                .as(() -> err)
                .isZero();
        assertThat(out).contains("identical");
        assertThat(run("evaluate", "--model", out1.resolve("model.onnx"), "-c", out1.resolve("config.xml")))
                .as(() -> err)
                .isZero();
        assertThat(out).contains("The model was trained on these rows, too");
        Path part =
                file("part.xml", Files.readString(out1.resolve("config.xml")).replace("\"whole\"", "\"all\""));
        Path ofPart = folder.resolve("of-part");
        assertThat(run("train", "-c", part, "-o", ofPart, "--allow-worse"))
                .as(() -> err)
                .isZero();
        assertThat(run("evaluate", "--model", ofPart.resolve("model.onnx"), "-c", part))
                .as(() -> err)
                .isZero();
        assertThat(out).doesNotContain("trained on these rows");
    }

    /** Known cells character by character, the same from both formats, and a filled table stays as it is. */
    @Test
    void should_fill_blanks_alone_and_only_once() throws IOException {
        Path model = folder.resolve("model");
        assertThat(train(table(120, false), model)).as(() -> err).isZero();
        Path wild = table(60, true);
        String[][] filled = new String[2][];
        int format = 0;
        for (String name : List.of("model.tribuo", "model.onnx")) {
            Path once = folder.resolve("once.csv");
            Path twice = folder.resolve("twice.csv");
            assertThat(run("predict", "--model", model.resolve(name), "--input", wild, "--output", once))
                    .as(() -> err)
                    .isZero();
            assertThat(out).contains("repair blanks");
            assertThat(run(
                            "predict",
                            "--repair",
                            "blanks",
                            "--model",
                            model.resolve(name),
                            "--input",
                            once,
                            "--output",
                            twice))
                    .as(() -> err)
                    .isZero();
            assertThat(twice).hasSameTextualContentAs(once);
            filled[format++] = String.join(";", Files.readAllLines(once)).split(";", -1);
        }
        String[] given = String.join(";", Files.readAllLines(wild)).split(";", -1);
        for (int cell = 0; cell < given.length; cell++) {
            if (given[cell].isEmpty()) {
                double ours = Double.parseDouble(filled[0][cell]);
                assertThat(Double.parseDouble(filled[1][cell])).isCloseTo(ours, within(1e-4));
                assertThat(Math.abs(ours)).isLessThan(20); // the wild cell has no say
            } else {
                assertThat(filled[0][cell]).isEqualTo(given[cell]);
                assertThat(filled[1][cell]).isEqualTo(given[cell]);
            }
        }
    }

    /** 'warmer' is twice 'warm' and a little; a cell that isn't is found and filled from the other, a wild one likewise. */
    @Test
    void should_replace_odd_cells_alone_and_only_once() throws IOException {
        Path model = folder.resolve("model");
        assertThat(train(table(120, false), model)).as(() -> err).isZero();
        Path odd = file(
                "odd.csv",
                "id;day;warm;warmer;dry;wet\nk;2026-11-30;0.50;1.02;0.25;0.1\nl;2026-11-30;0.50;-3.4;0.250;0.1\n"
                        + "m;2026-11-30;-9999;1.0;0.25;\n");
        Path mask = folder.resolve("mask.csv");
        for (String name : List.of("model.tribuo", "model.onnx")) {
            Path once = folder.resolve("once.csv");
            Path twice = folder.resolve("twice.csv");
            Path file = model.resolve(name);
            assertThat(run("predict", "--model", file, "-i", odd, "-o", once, "--repair", "flagged", "--mask", mask))
                    .as(() -> err)
                    .isZero();
            assertThat(out)
                    .contains("Implausible cells replaced: 2, of which 1 were beyond the range of their column.")
                    .contains("Cells that are implausible, or blank: 3 of 12 (25.0 %).");
            List<String> lines = Files.readAllLines(once);
            assertThat(lines.get(1)).isEqualTo("k;2026-11-30;0.50;1.02;0.25;0.1");
            assertThat(lines.get(2)).matches("l;2026-11-30;0.50;[0-2]\\.\\d+;0.250;0.1");
            assertThat(lines.get(3)).matches("m;2026-11-30;-?[0-2]\\.\\d+;1.0;0.25;-?[0-2]\\.\\d+");
            assertThat(Files.readAllLines(mask))
                    .endsWith("k;2026-11-30;0;0;0;0", "l;2026-11-30;0;1;0;0", "m;2026-11-30;1;0;0;1");
            assertThat(run("predict", "--model", file, "-i", once, "-o", twice, "--repair", "flagged"))
                    .as(() -> err)
                    .isZero();
            assertThat(twice).hasSameTextualContentAs(once);
            assertThat(out).contains("Implausible cells replaced: 0");
        }
    }

    /** The columns' own error distances at the blanks, nothing elsewhere, by both formats alike. */
    @Test
    void should_say_how_far_fills_may_be_off() throws IOException {
        Path model = folder.resolve("model");
        assertThat(train(table(120, false), model)).as(() -> err).isZero();
        Path wild = table(60, true);
        List<String> spreads = List.of("tribuo.csv", "onnx.csv");
        for (String name : spreads) {
            assertThat(run(
                            "predict",
                            "--model",
                            model.resolve("model." + name.replace(".csv", "")),
                            "--input",
                            wild,
                            "--output",
                            folder.resolve("filled.csv"),
                            "--spread",
                            folder.resolve(name)))
                    .as(() -> err)
                    .isZero();
        }
        assertThat(folder.resolve(spreads.get(0))).hasSameTextualContentAs(folder.resolve(spreads.get(1)));
        String[] given = String.join(";", Files.readAllLines(wild)).split(";", -1);
        String[] spread =
                String.join(";", Files.readAllLines(folder.resolve("onnx.csv"))).split(";", -1);
        for (int cell = 6; cell < given.length; cell++) {
            if (cell % 6 < 2) {
                assertThat(spread[cell]).isEqualTo(given[cell]);
            } else if (given[cell].isEmpty()) {
                assertThat(Double.parseDouble(spread[cell])).isBetween(0.01, 10.0);
            } else {
                assertThat(spread[cell]).isEmpty();
            }
        }
        assertFails(
                run(
                        "predict",
                        "--model",
                        model.resolve("model.onnx"),
                        "--input",
                        wild,
                        "--output",
                        folder.resolve("one.csv"),
                        "--spread",
                        folder.resolve("one.csv")),
                2,
                "are the same file");
    }

    @Test
    void should_take_a_table_or_a_configuration() throws IOException {
        assertFails(
                run("train", table(20, false), "-c", "config/repair.xml", "-o", folder.resolve("out")), 2, "not both");
        assertFails(
                run("train", table(20, false), "--compare", "other", "-o", folder.resolve("out")),
                2,
                "of a table alone there is one",
                "add 'other' to the config.xml");
        assertThat(err).doesNotContain("tried on rows held out"); // said before anything is trained
        assertFails(run("train", "-o", folder.resolve("out")), 2, "Missing", "--config-file");
        assertFails(run("train", folder.resolve("none.csv"), "-o", folder.resolve("out")), 2, "none.csv");
        assertFails(run("evaluate", "--model", "m.onnx", "stray.csv"), 2, "stray.csv");
    }
}
