package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Models that can't be read, that are for other rows, or that are asked for where they can't be served. */
@Tag("training")
class UnfitModelTest extends CommandTest {

    @Test
    void should_refuse_models_that_are_missing_truncated_or_foreign() throws IOException {
        Path output = folder.resolve("out");
        assertThat(train(output)).as(() -> err).isZero();
        Path table = ROOT.resolve("test-data/sensors-test-clean.csv");
        Path result = file("result.csv", "old and good");

        for (String name : new String[] {"model.tribuo", "model.onnx"}) {
            byte[] whole = Files.readAllBytes(output.resolve(name));
            Path truncated = Files.write(folder.resolve("half-" + name), Arrays.copyOf(whole, whole.length / 2));
            Path foreign = file("foreign-" + name, "a,b\n1,2\n");
            for (Path model : new Path[] {truncated, foreign}) {
                assertFails(run("predict", "--model", model, "-i", table, "-o", result), 2, model.toString());
                assertFails(run("evaluate", "--model", model, "--data", table), 2, model.toString());
                assertFails(run("reproduce", "--model", model), 2, model.toString());
            }
        }
        assertFails(run("reproduce", "--model", folder.resolve("none.onnx")), 2, "none.onnx", "no such model file");
        assertThat(result).hasContent("old and good");
    }

    @Test
    void should_refuse_rows_that_do_not_match_the_model_and_leave_the_old_result() throws IOException {
        Path output = folder.resolve("out");
        assertThat(train(output)).as(() -> err).isZero();
        Path result = file("result.csv", "old and good");
        Path stranger = file("stranger.csv", "a,b\n1,2\n");
        Path late = folder.resolve("late.csv");
        String good = Files.readString(ROOT.resolve("test-data/sensors-test-clean.csv"));
        Files.writeString(late, good + "1,2,3\n");

        assertFails(
                run("predict", "--model", output.resolve("model.onnx"), "-i", stranger, "-o", result),
                2,
                "does not match",
                "air_humidity",
                "does not know [a, b]");
        assertFails(
                run("predict", "--model", output.resolve("model.onnx"), "-i", late, "-o", result),
                2,
                "row 501 (line 502) has 3 cells");
        Path images = ROOT.resolve("test-data/digits-test-images.gz");
        assertFails(
                run("predict", "--model", output.resolve("model.onnx"), "-i", images, "-o", result),
                2,
                images + " holds images, but the model is of a table.");
        assertFails(
                run("predict", "--model", output.resolve("model.onnx"), "-i", late, "-o", result, "--passes", "0"),
                2,
                "at least 1, not 0");
        assertFails(
                run("predict", "--model", output.resolve("model.onnx"), "-i", late, "-o", result, "--provider", "gpu"),
                2,
                "no execution provider 'gpu'; choose one of auto, cpu, cuda, tensorrt");
        assertThat(result).hasContent("old and good");
    }

    @Test
    void should_fail_with_1_on_a_demanded_gpu_that_is_not_there() {
        assumeTrue(!Files.exists(Path.of("/dev/nvidiactl")) && !Files.exists(Path.of("/proc/driver/nvidia/version")));
        Path output = folder.resolve("out");
        assertThat(train(output)).as(() -> err).isZero();

        int code = run(
                "predict",
                "--model",
                output.resolve("model.onnx"),
                "-i",
                ROOT.resolve("test-data/sensors-test-clean.csv"),
                "-o",
                folder.resolve("r.csv"),
                "--provider",
                "cuda");

        assertFails(code, 1, "CUDAExecutionProvider", "no NVIDIA driver");
    }
}
