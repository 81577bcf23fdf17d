package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.idem4j.onnx.graph.MetadataKeys;
import org.idem4j.onnx.graph.ModelDescription;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.onnx.graph.Precision;
import org.idem4j.onnx.precision.ReducedPrecision;
import org.idem4j.onnx.repair.Calibration;
import org.idem4j.onnx.serving.ExecutionProvider;
import org.idem4j.onnx.serving.OnnxRegressor;
import org.idem4j.onnx.serving.ServingOptions;
import org.junit.jupiter.api.Test;

/** Calibrations of files that are not ours, or were changed. */
class CalibrateCommandTest extends CommandTest {

    private static final int N = 3;

    private static float[] normal(long seed, int count, double deviation) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (deviation * random.nextGaussian());
        }
        return values;
    }

    /** A perceptron of a stranger's. */
    private Path foreign() throws IOException {
        OnnxGraph graph = new OnnxGraph(13);
        String hidden = graph.node(
                "Tanh",
                graph.node("MatMul", graph.input("X", -1, N), graph.constant("W", normal(1, N * 16, .7), N, 16)));
        graph.output("Y", graph.node("MatMul", hidden, graph.constant("V", normal(2, N * 16, .4), 16, N)), -1, N);
        ModelDescription description = new ModelDescription("g", "elsewhere", 3, "", Map.of());
        return Files.write(
                folder.resolve("foreign.onnx"), graph.model(description).toByteArray());
    }

    private Path table() throws IOException {
        StringBuilder table = new StringBuilder("c,a,b\n");
        float[] values = normal(3, 300 * N, 1);
        for (int row = 0; row < 300; row++) {
            table.append(values[3 * row] + "," + 10 * values[3 * row + 1] + "," + values[3 * row + 2] + "\n");
        }
        return file("clean.csv", table.toString());
    }

    private static ModelProto read(Path file) throws IOException {
        return ModelProto.parseFrom(Files.readAllBytes(file));
    }

    private int mask(Path model, Object... more) throws IOException {
        List<Object> words = new java.util.ArrayList<>(List.of(
                "predict",
                "--model",
                model,
                "-i",
                table(),
                "-o",
                folder.resolve("o.csv"),
                "--mask",
                folder.resolve("m.csv")));
        words.addAll(List.of(more));
        return run(words.toArray());
    }

    @Test
    void should_give_a_stranger_s_file_the_tolerances_of_its_own_quantile() throws IOException {
        Path model = foreign();
        ModelProto before = read(model);
        assertFails(mask(model), 2, "--mask needs a --tolerance", "calibrate --model " + model + " --data CSV");

        assertThat(run("calibrate", "--model", model, "--data", table()))
                .as(() -> err)
                .isZero();

        assertThat(out).contains("Calibrated on 300 rows: of them 99 % are moved by at most", "Wrote " + model);
        assertThat(read(model).getGraph()).isEqualTo(before.getGraph());
        try (OnnxRegressor served = OnnxRegressor.open(
                model, ServingOptions.defaults().withProvider(ExecutionProvider.CPU), List.of("c", "a", "b"))) {
            Calibration calibration = served.repairFacts().calibration();
            assertThat(served.calibrationMisfit()).isEmpty();
            assertThat(served.selfMap().names()).containsExactly("a", "b", "c");
            assertThat(calibration.deviations()[0] / calibration.deviations()[1])
                    .isBetween(8f, 12f);
        }
        assertThat(mask(model)).as(() -> err).isZero();
        long flagged = Files.readAllLines(folder.resolve("m.csv")).stream()
                .skip(1)
                .flatMap(line -> List.of(line.split(",")).stream())
                .filter("1"::equals)
                .count();
        assertThat(flagged)
                .isBetween(3L * N, 4L * N); // one in a hundred of each column, and what lies on the tolerance
    }

    @Test
    void should_want_it_anew_after_the_file_was_quantised() throws IOException {
        Path model = foreign();
        assertThat(run("calibrate", "--model", model, "--data", table()))
                .as(() -> err)
                .isZero();
        ModelProto calibrated = read(model);
        Path quantised = folder.resolve("quantised.onnx");
        Files.write(
                quantised,
                ReducedPrecision.rewrite(calibrated, Precision.FP16, new float[0]).toBuilder()
                        .setProducerName("a quantiser")
                        .build()
                        .toByteArray());

        assertFails(
                mask(quantised),
                2,
                "--mask: " + quantised + " is not the file that it was calibrated as",
                "that one was float32 by 'idem4j', this is fp16 by 'a quantiser'",
                "calibrate --model " + quantised,
                "--tolerance");
        assertFails(mask(quantised, "--repeatable"), 2, "is not the file");
        assertThat(mask(quantised, "--tolerance", .1)).as(() -> err).isZero();

        byte[] bytes = Files.readAllBytes(quantised);
        Path anew = folder.resolve("anew.onnx");
        assertThat(run("calibrate", "--model", quantised, "--data", table(), "-o", anew))
                .as(() -> err)
                .isZero();

        assertThat(quantised).hasBinaryContent(bytes);
        assertThat(read(anew).getGraph()).isEqualTo(read(quantised).getGraph());
        assertThat(read(anew).getMetadataPropsList())
                .filteredOn(entry -> entry.getKey().equals(MetadataKeys.CALIBRATED_FOR))
                .singleElement()
                .extracting(entry -> entry.getValue())
                .asString()
                .contains("\"precision\":\"fp16\"", "\"producer\":\"a quantiser\"");
        assertThat(mask(anew)).as(() -> err).isZero();
    }

    @Test
    void should_refuse_what_it_can_not_calibrate_and_leave_the_file() throws IOException {
        Path model = foreign();
        byte[] bytes = Files.readAllBytes(model);

        assertFails(run("calibrate", "--model", model), 2, "--data");
        assertFails(run("calibrate", "--model", model, "--data", file("bad.csv", "a,b,c\n1,x,2\n")), 2, "bad.csv");
        assertFails(run("calibrate", "--model", model, "--data", table(), "--quantile", 2), 2, "--quantile");
        assertFails(run("calibrate", "--model", model, "--data", table(), "--quantile", .9), 2, "is no detector");
        assertThat(model).hasBinaryContent(bytes);
    }
}
