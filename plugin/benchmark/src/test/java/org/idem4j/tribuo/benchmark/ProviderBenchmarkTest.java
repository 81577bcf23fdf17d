package org.idem4j.tribuo.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A tiny run of what measures GPUs. */
class ProviderBenchmarkTest {

    @Test
    void should_check_itself_and_say_when_there_is_no_gpu() {
        Map<String, Object> results = new ProviderBenchmark(new int[] {1, 3}, 0.01).run();

        assertThat(results.get("failures")).asInstanceOf(LIST).isEmpty();
        boolean gpu = Files.exists(Path.of("/dev/nvidiactl")) || Files.exists(Path.of("/proc/driver/nvidia/version"));
        assertThat(results.get("lines")).asInstanceOf(LIST).hasSize(4 * 2 * (gpu ? 3 : 1));
        assertThat(results.get("without_gpu"))
                .asInstanceOf(STRING)
                .contains(gpu ? "" : "no NVIDIA driver was found on this machine");
    }
}
