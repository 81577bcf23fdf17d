package org.idem4j.tribuo.engine.blas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import java.util.Optional;
import java.util.Set;
import org.idem4j.tribuo.engine.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenBlasTest {

    private static final NativeEnvironment ENVIRONMENT = new NativeEnvironment();

    @Test
    void should_load_the_kernel_that_suits_this_processor() {
        assumeTrue(System.getenv("OPENBLAS_CORETYPE") == null, "the user's choice stands");
        Optional<String> suited = Processor.present(ENVIRONMENT).flatMap(Kernels::suited);
        assumeTrue(suited.isPresent(), "OpenBLAS's own choice stands");

        assertThat(OpenBlas.load().kernel()).isEqualToIgnoringCase(suited.get());
    }

    @Test
    void should_say_what_is_loaded() {
        BlasInfo loaded = OpenBlas.load();

        assertThat(loaded.library()).isEqualTo("OpenBLAS");
        assertThat(loaded.version()).matches("\\d+(\\.\\d+)+.*");
        assertThat(loaded.kernel()).isNotEmpty();
        assertThat(Engine.info().blas()).startsWith(loaded.toString()).contains(", kernel " + loaded.kernel());
    }

    @Test
    void should_leave_the_environment_as_it_was() {
        assumeTrue(!ENVIRONMENT.windows(), "getenv of C reads a copy there");
        OpenBlas.load();

        Function getenv = NativeLibrary.getInstance(Platform.C_LIBRARY_NAME).getFunction("getenv");
        assertThat(getenv.invoke(String.class, new Object[] {"OPENBLAS_CORETYPE"}))
                .isEqualTo(System.getenv("OPENBLAS_CORETYPE"));
    }

    @Test
    void should_take_the_kernel_of_a_model_that_this_processor_runs() {
        assumeTrue(System.getenv("OPENBLAS_CORETYPE") == null, "the user's choice stands");
        Processor present = new Processor("GenuineIntel", 6, Processor.AVX2);

        assertThat(OpenBlas.choice(present, "Sandybridge")).isEmpty();
        assertThat(OpenBlas.choice(present, "Haswell")).contains("Haswell");
        assertThat(OpenBlas.choice(present, "SkylakeX")).isEmpty();
        assertThat(OpenBlas.choice(present, null)).contains("Haswell");
    }

    @Test
    void should_find_the_kernel_before_another_library() {
        assertThat(BlasInfo.kernelOf("OpenBLAS 0.3.19, kernel SkylakeX")).contains("SkylakeX");
        assertThat(BlasInfo.kernelOf("OpenBLAS 0.3.19, kernel SkylakeX; oneDNN 2.5.2, avx512_core"))
                .contains("SkylakeX");
    }

    /** A kernel for instructions that are missing would end the process. */
    @ParameterizedTest
    @ValueSource(strings = {"OpenBLAS 0.3.19-1.5.7", "OpenBLAS 0.3.19, kernel Imaginary", ""})
    void should_leave_the_choice_to_openblas_for_a_model_that_names_no_kernel_of_this_processor(String described) {
        Processor old = new Processor("GenuineIntel", 6, Set.of("sse2"));

        assertThat(OpenBlas.choice(old, BlasInfo.kernelOf(described).orElse("")))
                .isEmpty();
    }
}
