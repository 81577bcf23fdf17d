package org.idem4j.tribuo.engine.blas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessorTest {

    @Test
    void should_read_the_first_processor_of_linux() throws IOException {
        String list =
                "processor\t: 0\nvendor_id\t: GenuineIntel\ncpu family\t: 6\nmodel\t\t: 207\nflags\t\t: fpu avx2  fma\n"
                        + "bugs\t:\n\nprocessor\t: 1\nvendor_id\t: Other\ncpu family\t: 7\nflags\t\t: sse\n";

        assertThat(linux(list)).contains(new Processor("GenuineIntel", 6, Set.of("fpu", "avx2", "fma")));
    }

    @Test
    void should_know_nothing_of_another_kind_of_processor() throws IOException {
        assertThat(linux("processor\t: 0\nCPU implementer\t: 0x41\nFeatures\t: fp asimd sve\n"))
                .isEmpty();
        assertThat(linux("")).isEmpty();
        assertThat(linux("vendor_id: A\ncpu family: -1\nflags: avx2\n")).isEmpty();
    }

    @Test
    void should_not_read_a_list_without_an_end() throws IOException {
        BufferedReader endless = new BufferedReader(new StringReader("")) {
            private int lines;

            @Override
            public String readLine() {
                assertThat(++lines).isLessThan(1000);
                return "a: b";
            }
        };

        assertThat(Processor.ofLinux(endless)).isEmpty();
    }

    @Test
    void should_read_windows() {
        String identifier = "Intel64 Family 6 Model 207 Stepping 2, GenuineIntel";

        assertThat(Processor.ofWindows(identifier, feature -> feature == 40).orElseThrow())
                .isEqualTo(new Processor("GenuineIntel", 6, Processor.AVX2));
        assertThat(Processor.ofWindows(identifier, feature -> feature == 40 || feature == 41)
                        .map(Kernels::suited))
                .contains(Optional.of("SkylakeX"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "ARMv8 (64-bit) Family 8 Model D4B Revision   0, Qualcomm Technologies Inc"})
    void should_leave_what_windows_does_not_tell(String identifier) {
        assertThat(Processor.ofWindows(identifier, feature -> false).flatMap(Kernels::suited))
                .isEmpty();
    }

    private static Optional<Processor> linux(String list) throws IOException {
        return Processor.ofLinux(new BufferedReader(new StringReader(list)));
    }
}
