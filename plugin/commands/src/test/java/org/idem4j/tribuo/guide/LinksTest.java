package org.idem4j.tribuo.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Links between pages lead somewhere, and the files that pages name are there. */
class LinksTest {

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern FILE =
            Pattern.compile("(?<![\\w./-])(?:config|test-data|plugin/src|onnx-export/src)/[\\w./-]*\\w");

    static List<Page> pages() throws IOException {
        return Stream.concat(
                        Page.all().stream(),
                        Stream.of("findings/README.md", "test-data/README.md", "onnx-export/spark/README.md")
                                .map(Page::at))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void should_lead_to_a_file_and_to_a_heading_in_it(Page page) throws IOException {
        for (String link : links(page)) {
            Path file = target(page, link);
            assertThat(file).as(link).startsWith(Page.ROOT).exists();
            int hash = link.indexOf('#');
            if (hash >= 0) {
                assertThat(anchors(Files.readString(file))).as(link).contains(link.substring(hash + 1));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void should_name_files_that_are_there(Page page) {
        List<String> named =
                FILE.matcher(page.text()).results().map(MatchResult::group).toList();

        assertThat(named).allSatisfy(file -> assertThat(Page.ROOT.resolve(file)).exists());
    }

    @Test
    void should_all_be_reached_from_the_readme() throws IOException {
        Deque<Page> open = new ArrayDeque<>(List.of(Page.at("README.md")));
        Set<Path> reached = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            Page page = open.pop();
            if (reached.add(page.path())) {
                links(page).stream()
                        .map(link -> target(page, link))
                        .filter(file -> file.toString().endsWith(".md"))
                        .map(file -> Page.at(Page.ROOT.relativize(file).toString()))
                        .forEach(open::push);
            }
        }

        assertThat(reached).containsAll(pages().stream().map(Page::path).toList());
    }

    /** The links to files of this project. */
    private static List<String> links(Page page) {
        return LINK.matcher(page.prose())
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.startsWith("https://"))
                .toList();
    }

    private static Path target(Page page, String link) {
        Path here = Page.ROOT.resolve(page.path());
        String path = link.replaceAll("#.*", "");
        return path.isEmpty() ? here : here.resolveSibling(path).normalize();
    }

    /** What GitHub makes of headings: lower case, no punctuation, hyphens for spaces. */
    private static Set<String> anchors(String text) {
        return HEADING.matcher(text)
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                .collect(Collectors.toSet());
    }
}
