package org.idem4j.onnx.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.provenance.ModelProvenance;

class ServingRefusalTest {

    private static final ServingOptions CPU = ServingOptions.defaults().withProvider(ExecutionProvider.CPU);

    @TempDir
    Path folder;

    private Path write(ModelProto model) throws IOException {
        return Files.write(folder.resolve("model.onnx"), model.toByteArray());
    }

    @Test
    void should_refuse_a_changed_file() throws IOException {
        Path file = write(TestModels.unnamed(-1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxRegressor.open(file, CPU.withExpectedSha256("0".repeat(64))))
                .withMessageContaining("has been changed")
                .withMessageContaining("expected was 00");
    }

    @Test
    void should_open_the_file_of_a_provenance_only_while_it_is_the_same() throws IOException {
        Path file = write(TestModels.unnamed(-1));
        ModelProvenance served;
        float[] expected;
        try (OnnxRegressor model = OnnxRegressor.open(file, CPU)) {
            served = model.getProvenance();
            expected = model.apply(new float[] {1, 2, 3});
        }

        try (OnnxRegressor again = OnnxRegressor.open(served, CPU)) {
            assertThat(again.apply(new float[] {1, 2, 3})).isEqualTo(expected);
        }
        write(TestModels.unnamed(4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxRegressor.open(served, CPU))
                .withMessageContaining("has been changed");
    }

    @Test
    void should_refuse_what_is_no_self_map() throws IOException {
        assertRefused(TestModels.notSquare(), "shape [-1, 3]", "[-1, 2]");
        assertRefused(TestModels.threeDimensional(), "shape [-1, 3, 3]");
        assertRefused(TestModels.twoInputs(), "2 inputs");
    }

    private void assertRefused(ModelProto model, String... found) throws IOException {
        Path file = write(model);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxRegressor.open(file, CPU))
                .withMessageContaining(file.toString())
                .withMessageContaining("one float input [batch, n] and one float output [batch, n]")
                .satisfies(e -> assertThat(e.getMessage()).contains(found));
    }

    @Test
    void should_refuse_files_that_are_no_model() throws IOException {
        byte[] whole = TestModels.unnamed(-1).toByteArray();
        Path truncated = Files.write(folder.resolve("truncated.onnx"), Arrays.copyOf(whole, whole.length - 20));
        Path foreign = Files.write(folder.resolve("foreign.onnx"), "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8));
        Path empty = Files.createFile(folder.resolve("empty.onnx"));

        for (Path file : List.of(truncated, foreign)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> OnnxRegressor.open(file, CPU))
                    .withMessageContaining(file + " is no ONNX model");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxRegressor.open(empty, CPU))
                .withMessageContaining("has 0 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxRegressor.open(folder, CPU))
                .withMessageContaining("is no file");
        assertThatThrownBy(() -> OnnxRegressor.open(folder.resolve("none.onnx"), CPU))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("none.onnx");
    }

    @Test
    void should_refuse_names_that_do_not_fit() throws IOException {
        Path file = write(TestModels.unnamed(-1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxRegressor.open(file, CPU, List.of("a", "b")))
                .withMessageContaining("has 3 columns, but 2 names");
    }

    @Test
    void should_refuse_a_demanded_gpu_where_there_is_no_driver() throws IOException {
        assumeFalse(NvidiaDriver.present());
        Path file = write(TestModels.unnamed(-1));

        for (ExecutionProvider gpu : List.of(ExecutionProvider.CUDA, ExecutionProvider.TENSORRT)) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> OnnxRegressor.open(file, CPU.withProvider(gpu)))
                    .withMessageContaining(gpu.runtimeName())
                    .withMessageContaining("no NVIDIA driver")
                    .isInstanceOf(ProviderUnavailableException.class);
        }
        try (OnnxRegressor model = OnnxRegressor.open(file, ServingOptions.defaults())) {
            assertThat(model.placement().provider()).isEqualTo(ExecutionProvider.CPU);
        }
    }

    @Test
    void should_find_a_driver_by_the_files_it_leaves() throws IOException {
        assertThat(NvidiaDriver.present(folder)).isFalse();

        Files.createDirectories(folder.resolve("proc/driver/nvidia"));
        Files.createFile(folder.resolve("proc/driver/nvidia/version"));

        assertThat(NvidiaDriver.present(folder)).isTrue();
    }

    @Test
    void should_refuse_to_load_the_runtime_where_a_long_command_line_would_crash_it() throws IOException {
        Path safe = Files.write(folder.resolve("short"), new byte[3_000]);
        Path fatal = Files.write(folder.resolve("long"), new byte[3_600]);

        CommandLineLength.requireSafe(safe);
        CommandLineLength.requireSafe(folder.resolve("not linux"));
        assertThatIllegalStateException()
                .isThrownBy(() -> CommandLineLength.requireSafe(fatal))
                .withMessageContaining("3600 bytes")
                .withMessageContaining("java @file");
    }
}
