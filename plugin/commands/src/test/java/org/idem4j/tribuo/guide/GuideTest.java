package org.idem4j.tribuo.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages, run: Java in one session for the page, commands as a user types them, each block of {@code text} compared with
 * what the block before it printed, and components of a configuration loaded. A page that shows what is printed is run as it
 * stands; on the others, one epoch stands for many.
 */
@Tag("training")
class GuideTest {

    private static final Likeness LIKENESS = new Likeness(0.1);

    @TempDir
    Path scratch;

    static List<Page> pages() throws IOException {
        return Page.all();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void should_do_what_the_page_says(Page page) throws IOException {
        Places places = new Places(Page.ROOT, scratch);
        List<Block> blocks = page.blocks();
        boolean shows = blocks.stream().anyMatch(block -> block.language().equals("text"));
        assertThat(shows || !page.path().startsWith("plugin/src/docs/tutorials"))
                .as("a tutorial shows what is printed")
                .isTrue();
        String printed = null;
        try (Notebook notebook = new Notebook(blocks)) {
            for (Block block : blocks) {
                try {
                    printed = run(shows ? block : inOneEpoch(block), printed, notebook, places);
                } catch (AssertionError e) {
                    throw new AssertionError(page + ", line " + block.line() + ": " + e.getMessage(), e);
                }
            }
        }
        load(blocks, places);
    }

    /** Runs a block, or compares what the one before it printed; returns what was printed last. */
    private static String run(Block block, String printed, Notebook notebook, Places places) {
        return switch (block.language()) {
            case "java" -> notebook.java(places.here(block.text()));
            case "sh" ->
                Notebook.commands(block.joinedLines().stream().map(places::here).toList());
            case "text" -> {
                assertThat(printed).as("nothing was run before this").isNotNull();
                assertThat(LIKENESS.difference(block.text(), places.there(printed)))
                        .isNull();
                yield printed;
            }
            default -> printed; // loaded later, parsed by another test, or not ours: a build's commands, say
        };
    }

    private static Block inOneEpoch(Block block) {
        return new Block(block.language(), block.line(), block.text().replaceAll("\\.epochs\\(\\d+\\)", ".epochs(1)"));
    }

    /** Makes every component that a page's blocks of a configuration describe, all of them together. */
    private void load(List<Block> blocks, Places places) throws IOException {
        String components = blocks.stream()
                .filter(block -> block.language().equals("xml"))
                .map(block -> places.here(block.text()))
                .collect(Collectors.joining("\n", "<config>\n", "\n</config>"));
        Path file = Files.writeString(scratch.resolve("page.xml"), components);
        ConfigurationManager manager = new ConfigurationManager(file.toString());
        for (String name : manager.getComponentNames()) {
            assertThat(manager.lookup(name)).as(name).isNotNull();
        }
    }
}
