package org.idem4j.tribuo.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tutorials, run as they stand: Java in one session for the page, commands as a user types them, and each block of
 * {@code text} compared with what the block before it printed.
 */
@Tag("training")
class GuideTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Likeness LIKENESS = new Likeness(0.1);

    @TempDir
    Path scratch;

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("plugin/src/docs/tutorials"))) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void should_do_what_the_page_says(Path page) throws IOException {
        Places places = new Places(ROOT, scratch);
        String printed = null;
        int compared = 0;
        List<Block> blocks = Block.of(Files.readString(page));
        try (Notebook notebook = new Notebook(blocks)) {
            for (Block block : blocks) {
                String where = page.getFileName() + ", line " + block.line() + ": ";
                try {
                    switch (block.language()) {
                        case "java" -> printed = notebook.java(places.here(block.text()));
                        case "sh" -> printed = Notebook.commands(places.here(block.text()));
                        case "text" -> {
                            assertThat(printed)
                                    .as(where + "nothing was run before this")
                                    .isNotNull();
                            assertThat(LIKENESS.difference(block.text(), places.there(printed)))
                                    .as(where)
                                    .isNull();
                            compared++;
                        }
                        default -> {} // shown, not run: a piece of a configuration, say
                    }
                } catch (AssertionError e) {
                    throw new AssertionError(where + e.getMessage(), e);
                }
            }
        }
        assertThat(compared).as("outputs shown on " + page.getFileName()).isPositive();
    }
}
