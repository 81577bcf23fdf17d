package org.idem4j.tribuo.engine.blas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelsTest {

    private static final String AVX512 = "avx avx2 fma avx512f avx512cd avx512bw avx512dq avx512vl";

    /** The last column is what suits; empty where OpenBLAS is to choose by itself. Families up to 26 exist, the others don't. */
    @ParameterizedTest
    @CsvSource({
        "GenuineIntel, 6, " + AVX512 + " amx_tile, SkylakeX",
        "GenuineIntel, 19, " + AVX512 + " avx10, SkylakeX",
        "GenuineIntel, 19, avx avx2 fma, Haswell",
        "GenuineIntel, 6, avx avx2 fma avx512f avx512cd avx512er avx512pf, Haswell",
        "GenuineIntel, 6, avx, Sandybridge",
        "GenuineIntel, 6, sse sse2 ssse3, ",
        "AuthenticAMD, 25, " + AVX512 + ", Zen",
        "AuthenticAMD, 26, " + AVX512 + ", SkylakeX",
        "AuthenticAMD, 40, " + AVX512 + ", SkylakeX",
        "AuthenticAMD, 40, avx avx2 fma, Zen",
        "AuthenticAMD, 21, avx avx2 fma, ",
        "HygonGenuine, 24, avx avx2 fma, Zen",
        "CentaurHauls, 7, avx avx2 fma, Haswell",
        "NobodysChips, 1, " + AVX512 + ", SkylakeX",
    })
    void should_go_by_the_instructions_and_not_by_the_model(String vendor, int family, String flags, String kernel) {
        assertThat(Kernels.suited(processor(vendor, family, flags)).orElse(null))
                .isEqualTo(kernel);
    }

    @ParameterizedTest
    @CsvSource({
        "Prescott, SkylakeX, true",
        "Prescott, Haswell, true",
        "Haswell, SkylakeX, true",
        "Sandybridge, Zen, true",
        "SkylakeX, SkylakeX, false",
        "Cooperlake, SkylakeX, false",
        "SKYLAKEX, Haswell, false",
        "Zen, Haswell, false",
        "Nehalem, Core2, false"
    })
    void should_tell_older_kernels(String kernel, String than, boolean older) {
        assertThat(Kernels.older(kernel, than)).isEqualTo(older);
    }

    @ParameterizedTest
    @CsvSource({
        "SkylakeX, avx avx2 fma, false",
        "SkylakeX, " + AVX512 + ", true",
        "Cooperlake, avx avx2 fma, false",
        "Haswell, avx avx2, false",
        "Zen, avx avx2 fma, true",
        "Sandybridge, sse2, false",
        "Prescott, sse2, true"
    })
    void should_know_what_a_processor_runs(String kernel, String flags, boolean runs) {
        assertThat(Kernels.runs(processor("GenuineIntel", 6, flags), kernel)).isEqualTo(runs);
    }

    private static Processor processor(String vendor, int family, String flags) {
        return new Processor(vendor, family, new HashSet<>(Arrays.asList(flags.split(" "))));
    }
}
