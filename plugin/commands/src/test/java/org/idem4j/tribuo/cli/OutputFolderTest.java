package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a run is to write is looked at before the work begins. */
class OutputFolderTest extends CommandTest {

    @ParameterizedTest
    @ValueSource(strings = {"train", "tune", "experiment"})
    void should_refuse_a_file_in_the_place_of_the_folder_before_anything_is_read(String command) throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "mine");

        int code = run(command, "--config-file", folder.resolve("missing.xml"), "--output", taken);

        assertThat(code).isEqualTo(2);
        assertThat(err)
                .contains("--output")
                .contains(taken + " is a file; name a folder")
                .doesNotContain("missing.xml");
        assertThat(taken).hasContent("mine");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "tune", "experiment"})
    void should_refuse_a_folder_below_a_file(String command) throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "mine");

        int code = run(
                command,
                "--config-file",
                folder.resolve("missing.xml"),
                "--output",
                taken.resolve("a").resolve("b"));

        assertThat(code).isEqualTo(2);
        assertThat(err).contains(taken + " is a file; name a folder");
    }
}
