package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.idem4j.onnx.graph.Precision;
import org.idem4j.onnx.serving.ExecutionProvider;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
class PrecisionExportTest extends CommandTest {

    private static final Path CLEAN = ROOT.resolve("test-data/sensors-test-clean.csv");

    private Path trained(Object... more) {
        Path output = folder.resolve("out");
        assertThat(train(output, more)).as(() -> err).isZero();
        return output.resolve("model.tribuo");
    }

    private static OnnxRegressor open(Path file) throws IOException {
        return OnnxRegressor.open(file, ServingOptions.defaults().withProvider(ExecutionProvider.CPU));
    }

    @Test
    void should_measure_and_calibrate_every_precision_on_the_data_of_training() throws IOException {
        Path model = trained();
        for (String precision : List.of("fp16", "bf16", "int8-static", "int8-dynamic")) {
            Path file = folder.resolve(precision + ".onnx");

            assertThat(run("export", "--model", model, "-o", file, "--precision", precision, "--opset", 15))
                    .as(() -> err)
                    .isZero();

            assertThat(out)
                    .containsPattern("float32 +" + precision)
                    .containsPattern("error after 1 pass \\(repair RMSE\\) +0\\.\\d{4} +0\\.\\d{4}")
                    .contains("(over 1000 rows; tolerances from 2000)", "Wrote " + file);
            ModelProto written = ModelProto.parseFrom(Files.readAllBytes(file));
            assertThat(Precision.of(written)).hasToString(precision);
            assertThat(written.getOpsetImport(0).getVersion()).isEqualTo(15);
            assertThat(written.getDocString())
                    .contains("This file is in " + precision + ". Measured on 1000 rows, it leaves an error of ");
            try (OnnxRegressor served = open(file);
                    OnnxRegressor exact = open(folder.resolve("out/model.onnx"))) {
                assertThat(served.calibrationMisfit()).isEmpty();
                assertThat(exact.calibrationMisfit()).isEmpty();
                assertThat(served.repairFacts().calibration().rows()).isEqualTo(2000);
                assertThat(served.repairFacts().calibration().deviations())
                        .isEqualTo(exact.repairFacts().calibration().deviations());
                assertThat(served.repairFacts().calibration())
                        .isNotEqualTo(exact.repairFacts().calibration());
            }
        }
        Path repaired = folder.resolve("repaired.csv");
        assertThat(run(
                        "predict",
                        "--model",
                        folder.resolve("int8-static.onnx"),
                        "-i",
                        CLEAN,
                        "-o",
                        repaired,
                        "--mask",
                        folder.resolve("mask.csv"),
                        "--repeatable"))
                .as(() -> err)
                .isZero();
        assertFails(
                run(
                        "predict",
                        "--model",
                        folder.resolve("int8-dynamic.onnx"),
                        "-i",
                        CLEAN,
                        "-o",
                        repaired,
                        "--repeatable"),
                2,
                "DynamicQuantizeLinear");
    }

    @Test
    void should_damage_rows_of_which_two_have_a_blank_cell_like_others() throws IOException {
        Path model = trained("--@trainer.epochs=20");
        List<String> lines = new ArrayList<>(Files.readAllLines(CLEAN).subList(0, 401));
        Path whole = file("whole.csv", String.join("\n", lines) + "\n");
        for (int row = 1; row <= 2; row++) { // one gives the ranges, the other is measured
            lines.set(row, lines.get(row).replaceFirst("[^,]+", ""));
        }
        Path gapped = file("gapped.csv", String.join("\n", lines) + "\n");

        double error = error(model, whole);

        assertThat(error(model, gapped)).isCloseTo(error, withinPercentage(2));
    }

    private double error(Path model, Path data) {
        assertThat(integers(model, folder.resolve("m.onnx"), data, 100))
                .as(() -> err)
                .isZero();
        Matcher told = Pattern.compile("\\(repair RMSE\\) +(\\S+)").matcher(out);
        assertThat(told.find()).isTrue();
        return Double.parseDouble(told.group(1));
    }

    /** Every second row, the scales' half, at the means: the other half is beyond every range. */
    private Path narrowThenWide() throws IOException {
        List<String> lines = Files.readAllLines(CLEAN);
        StringBuilder table = new StringBuilder(lines.get(0)).append('\n');
        for (int row = 1; row < 200; row++) {
            table.append(lines.get(row % 2 == 1 ? 1 : row)).append('\n');
        }
        // The first half may not be constant, or it would have no deviations.
        return file(
                "odd.csv",
                table.append(lines.get(200))
                        .append('\n')
                        .append(lines.get(201))
                        .append('\n')
                        .toString());
    }

    private int integers(Path model, Path file, Path data, double worse) {
        return run(
                "export", "--model", model, "-o", file, "--precision", "int8-static", "--data", data, "--worse", worse);
    }

    @Test
    void should_write_nothing_where_the_repair_is_worse_than_the_bound() throws IOException {
        Path model = trained("--@trainer.epochs=20");
        Path file = Files.writeString(folder.resolve("kept.onnx"), "kept");
        Path data = narrowThenWide();

        assertFails(
                integers(model, file, data, .1),
                1,
                "In int8-static the model repairs worse by more than 0.1 %",
                "no file was written",
                "--worse");
        assertThat(out).contains("error after 1 pass");
        assertThat(file).hasContent("kept");

        assertThat(integers(model, file, data, 1e6)).as(() -> err).isZero();
        assertThat(Files.size(file)).isGreaterThan(4);
    }

    @Test
    void should_refuse_what_has_no_sense() throws IOException {
        Path linear = folder.resolve("linear");
        assertThat(run(
                        "train",
                        "--allow-worse",
                        "-o",
                        linear,
                        "-c",
                        ROOT.resolve("config/linear.xml"),
                        "--@train.path",
                        CLEAN,
                        "--@test.path",
                        CLEAN,
                        "--@test.targetPath",
                        CLEAN))
                .as(() -> err)
                .isZero();
        Path model = linear.resolve("model.tribuo");
        Path file = folder.resolve("M.onnx");

        assertFails(run("export", "--model", model, "-o", file, "--precision", "int4"), 2, "'int4'", "fp16");
        assertFails(run("export", "--model", model, "-o", file, "--worse", "3"), 2, "--worse", "--precision");
        assertFails(run("export", "--model", model, "-o", file, "--precision", "fp16", "--worse", "-1"), 2, "-1");
        assertFails(run("export", "--model", model, "-o", file, "--precision", "fp16"), 2, "no product beside");
        assertThat(file).doesNotExist();
    }
}
