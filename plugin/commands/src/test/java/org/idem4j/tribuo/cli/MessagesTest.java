package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Errors name the file, the place and the remedy, in a length that can be read. */
class MessagesTest extends CommandTest {

    @Test
    void should_name_ten_columns_and_count_the_others() throws IOException {
        List<String> names =
                IntStream.range(0, 999).mapToObj("a-column-%03d"::formatted).toList();

        assertThat(FewNames.of(names.subList(0, 10)))
                .isEqualTo(names.subList(0, 10).toString());
        assertThat(FewNames.of(names))
                .isEqualTo("[" + names.stream().limit(10).collect(Collectors.joining(", ")) + " and 989 more]");
        assertThat(FewNames.of(List.of("x".repeat(500_000)))).hasSize(63).endsWith("x…]");
    }

    @Test
    void should_name_a_file_that_is_no_text() throws IOException {
        Path provenance = Files.write(folder.resolve("provenance.json"), new byte[] {'[', (byte) 0xff, ']'});

        assertFails(
                run("compare", provenance, provenance), 2, provenance + " is damaged: it is no text in UTF-8; restore");
    }

    @Test
    void should_name_a_configuration_in_an_unknown_encoding() throws IOException {
        Path configuration = Files.write(
                folder.resolve("config.xml"),
                "<?xml version=\"1.0\" encoding=\"UTV-8\"?>\n<config/>\n".getBytes(StandardCharsets.UTF_8));

        assertFails(
                run("train", "-c", configuration, "-o", folder.resolve("out")),
                2,
                configuration + " says in its first line that it is written in 'UTV-8'",
                "write it in UTF-8");
    }

    @Test
    void should_name_a_file_that_stands_where_a_folder_should() throws IOException {
        Path file = file("file", "");
        Path table = file("table.csv", "a,b,c\n1,2,3\n");

        assertFails(
                run("describe", table, "-o", file.resolve("described.xml")),
                2,
                file + " is a file, so it can't be a folder; name another folder, or move the file away.");
    }
}
