package org.idem4j.onnx.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.idem4j.onnx.serving.ExecutionProvider.CPU;
import static org.idem4j.onnx.serving.ExecutionProvider.CUDA;
import static org.idem4j.onnx.serving.ExecutionProvider.TENSORRT;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which provider is taken, and what the runtime's profile says of where the operators really ran. */
class ProviderChoiceTest {

    @TempDir
    Path folder;

    /** Opens by all but the given attempts, as on a machine that lacks something. */
    private static Attempt.Outcome<Attempt> open(List<ExecutionProvider> order, Set<Attempt> broken)
            throws OrtException {
        return Attempt.first(order, attempt -> {
            if (broken.contains(attempt)) {
                throw new OrtException("it is broken");
            }
            return attempt;
        });
    }

    @Test
    void should_try_a_gpu_alone_before_a_gpu_with_the_cpus_help_before_the_cpu() throws OrtException {
        List<ExecutionProvider> order = List.of(TENSORRT, CUDA, CPU);
        Set<Attempt> broken = new HashSet<>();
        List<Attempt> taken = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Attempt attempt = open(order, broken).value();
            taken.add(attempt);
            broken.add(attempt);
        }

        assertThat(taken)
                .containsExactly(
                        new Attempt(TENSORRT, false),
                        new Attempt(TENSORRT, true),
                        new Attempt(CUDA, false),
                        new Attempt(CUDA, true),
                        new Attempt(CPU, true));
        assertThatThrownBy(() -> open(order, broken)).isInstanceOf(OrtException.class);
    }

    @Test
    void should_never_let_the_cpu_help_where_a_gpu_is_demanded() {
        Set<Attempt> broken = Set.of(new Attempt(CUDA, false), new Attempt(TENSORRT, false));

        assertThatThrownBy(() -> open(List.of(TENSORRT, CUDA), broken))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessageContaining("TensorrtExecutionProvider or CUDAExecutionProvider was asked for")
                .hasMessageContaining("CUDAExecutionProvider: it is broken");
    }

    @Test
    void should_say_once_why_the_earlier_ones_failed() throws OrtException {
        Attempt.Outcome<Attempt> outcome =
                open(List.of(CUDA, CPU), Set.of(new Attempt(CUDA, false), new Attempt(CUDA, true)));

        assertThat(outcome.failed()).containsExactly("CUDAExecutionProvider: it is broken");
    }

    @Test
    void should_put_the_runtimes_message_into_a_sentence() {
        assertThatThrownBy(() -> Attempt.first(List.of(CUDA), attempt -> {
                    throw new OrtException("fallback to CPU EP has been explicitly disabled by the user.\n");
                }))
                .isInstanceOf(ProviderUnavailableException.class)
                .hasMessageContaining("disabled by the user. It needs an NVIDIA driver");
    }

    @Test
    void should_find_single_operators_on_the_cpu_in_a_profile() throws IOException {
        Path profile = Files.writeString(folder.resolve("profile.json"), """
                [{"cat":"Session","name":"model_run","args":{}},
                 {"cat":"Node","name":"Gemm_1_fence_before","args":{"provider":"CPUExecutionProvider"}},
                 {"cat":"Node","name":"Gemm_1_kernel_time","args":{"provider":"CUDAExecutionProvider"}},
                 {"cat":"Node","name":"Erf_1_kernel_time","args":{"provider":"CPUExecutionProvider"}}]
                """);

        assertThat(Placement.of(profile, CUDA)).isEqualTo(new Placement(CUDA, List.of("Erf_1")));
        assertThat(Placement.of(profile, TENSORRT)).isEqualTo(new Placement(CUDA, List.of("Erf_1")));
        assertThat(Placement.of(profile, CUDA)).hasToString("CUDAExecutionProvider, but on the CPU Erf_1");
    }

    @Test
    void should_see_in_a_real_profile_that_a_session_without_cuda_runs_on_the_cpu() throws Exception {
        OnnxFile file = OnnxFile.of("test", TestModels.unnamed(-1).toByteArray());
        List<Path> before = profiles();
        try (OrtSession.SessionOptions settings = Sessions.settings(ServingOptions.defaults())) {
            Sessions.Opened opened = Sessions.profiled(file, settings, CUDA, ProviderChoiceTest::runOnce);
            opened.session().close();

            assertThat(opened.placement()).isEqualTo(new Placement(CPU, List.of()));
        }
        assertThat(profiles()).isEqualTo(before);
    }

    private static void runOnce(OrtSession session) throws OrtException {
        FloatBuffer row = TensorPair.direct(TestModels.N);
        try (OnnxTensor input = Signature.of(session, "test").tensor(row, 1);
                OrtSession.Result result = session.run(Map.of("x", input))) {
            assertThat(result.size()).isEqualTo(1);
        }
    }

    private static List<Path> profiles() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("idem4j-profile"))
                    .toList();
        }
    }
}
