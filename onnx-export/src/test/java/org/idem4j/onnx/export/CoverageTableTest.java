package org.idem4j.onnx.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.idem4j.onnx.export.translation.Translators;
import org.junit.jupiter.api.Test;

/** The registries are the truth, and the table in the docs says it. */
class CoverageTableTest {

    private static final Path PAGE = Path.of("..", "plugin", "src", "docs", "export.md");
    private static final String HEADER = "| family | classes of DL4J |";
    private static final Pattern CODE = Pattern.compile("`(\\w+)`");

    private static List<String> table() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .dropWhile(line -> !line.equals(HEADER))
                .takeWhile(line -> line.startsWith("|"))
                .flatMap(line -> CODE.matcher(line).results())
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    @Test
    void should_list_exactly_what_has_a_translator() throws IOException {
        Translators translators = StandardTranslators.all();

        List<String> covered = Stream.of(
                        translators.layers().covered(),
                        translators.vertices().covered(),
                        translators.preProcessors().covered())
                .flatMap(Set::stream)
                .map(Class::getSimpleName)
                .toList();

        assertThat(table()).containsExactlyInAnyOrderElementsOf(covered);
    }
}
