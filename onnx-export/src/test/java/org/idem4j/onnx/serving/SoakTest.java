package org.idem4j.onnx.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@link Soak}: a few seconds, or 8 × 100,000 predictions under the profile "nightly". */
class SoakTest {

    private static final long MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    private Map<String, Long> soak() throws Exception {
        // An argument file, since a long command line would crash the runtime.
        Path arguments = Files.write(
                folder.resolve("soak.args"),
                List.of(
                        "-Xms96m -Xmx96m -XX:+AlwaysPreTouch",
                        "-XX:ErrorFile=" + folder.resolve("crash.log"),
                        "-cp \"" + System.getProperty("java.class.path").replace("\\", "\\\\") + "\"",
                        Soak.class.getName(),
                        System.getProperty("soak.predictions")));
        Path output = folder.resolve("output");
        int code = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + arguments)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        String text = Files.readString(output);
        assertThat(code).as(text).isZero();
        Map<String, Long> numbers = new HashMap<>();
        Pattern.compile("(\\w+)=(-?\\d+)")
                .matcher(text)
                .results()
                .forEach(match -> numbers.put(match.group(1), Long.parseLong(match.group(2))));
        System.out.println(text);
        return numbers;
    }

    @Test
    void should_give_bit_equal_answers_in_flat_memory_and_survive_being_closed_in_use() throws Exception {
        Map<String, Long> numbers = soak();

        assertThat(numbers.get("wrong")).isZero();
        assertThat(numbers.get("closed"))
                .as("threads told that the model was closed")
                .isEqualTo(8 * (60 + 20));
        assertThat(numbers.get("heap")).isLessThan(2 * MEBIBYTE);
        assertThat(numbers.get("native")).isLessThan(24 * MEBIBYTE);
        assertThat(numbers.get("closing")).isLessThan(24 * MEBIBYTE);
    }
}
