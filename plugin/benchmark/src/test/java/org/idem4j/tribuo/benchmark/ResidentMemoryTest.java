package org.idem4j.tribuo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResidentMemoryTest {

    @Test
    void should_read_what_linux_says_of_a_process() throws IOException {
        String status =
                "Name:\tjava\nVmPeak:\t 9000000 kB\nVmHWM:\t  123456 kB\nVmRSS:\t   98765 kB\nRssAnon:\t 1 kB\n";

        assertThat(ResidentMemory.parse(status)).isEqualTo(new ResidentMemory(98_765L * 1024, 123_456L * 1024));
    }

    @Test
    void should_say_what_is_missing_of_a_process_that_has_ended() {
        assertThatThrownBy(() -> ResidentMemory.parse("Name:\tjava\nState:\tZ (zombie)\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("VmRSS");
    }

    @Test
    void should_tell_of_this_process_where_the_system_does() {
        Optional<ResidentMemory> own = ResidentMemory.of(ProcessHandle.current().pid());

        assertThat(own.isPresent()).isEqualTo(Files.exists(Path.of("/proc/self/status")));
        own.ifPresent(memory ->
                assertThat(memory.peak()).isGreaterThanOrEqualTo(memory.now()).isPositive());
    }
}
