package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
@DisplayName("The export of a model of a table alone")
class TableExportTest extends BareTableTest {

    @Test
    void should_export_the_filling_alone() throws IOException {
        Path model = folder.resolve("model");
        assertThat(train(table(120, false), model)).as(() -> err).isZero();
        Path filling = folder.resolve("filling.onnx");

        assertThat(run("export", "--model", model.resolve("model.tribuo"), "--repair", "blanks", "--output", filling))
                .as(() -> err)
                .isZero();
        assertThat(run("predict", "--model", filling, "--input", table(50, true), "--output", folder.resolve("a.csv")))
                .as(() -> err)
                .isZero();
        assertThat(run(
                        "predict",
                        "--model",
                        model.resolve("model.onnx"),
                        "--input",
                        table(50, true),
                        "--output",
                        folder.resolve("b.csv")))
                .as(() -> err)
                .isZero();
        assertThat(folder.resolve("a.csv")).hasSameTextualContentAs(folder.resolve("b.csv"));
        assertFails(
                run("export", "--model", model.resolve("model.tribuo"), "--repair", "flagged", "--output", filling),
                2,
                "predict, --repair flagged");
    }

    @Test
    void should_export_a_model_that_believes_wild_cells() throws IOException {
        Path model = folder.resolve("model");
        assertThat(train(table(120, false), model)).as(() -> err).isZero();
        Path believing = folder.resolve("believing.onnx");
        assertThat(run("export", "--model", model.resolve("model.tribuo"), "--without-guard", "--output", believing))
                .as(() -> err)
                .isZero();
        Path wild = table(50, true);
        assertThat(repaired(believing, wild)).isNotEqualTo(repaired(model.resolve("model.onnx"), wild));
        Path calm = table(50, false);
        assertThat(repaired(believing, calm)).isEqualTo(repaired(model.resolve("model.onnx"), calm));
    }

    private String repaired(Path model, Path rows) throws IOException {
        Path output = folder.resolve("repaired.csv");
        assertThat(run("predict", "--model", model, "--input", rows, "--repair", "all", "--output", output))
                .as(() -> err)
                .isZero();
        return Files.readString(output);
    }
}
