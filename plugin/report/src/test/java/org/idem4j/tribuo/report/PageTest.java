package org.idem4j.tribuo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A page")
class PageTest {

    private static String page(int sections) throws IOException {
        Page page = Page.of("title", "heading").lead("What came of it.");
        for (int i = 1; i <= sections; i++) {
            page.section("f & g, part " + i, "");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        page.writeTo(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void should_list_its_headings_where_they_are_many() throws Exception {
        String page = page(12);

        assertThat(page)
                .containsSubsequence(
                        "What came of it.",
                        "<details class=\"contents\">",
                        "<li><a href=\"#part1\">f &amp; g, part 1</a></li>",
                        "<li><a href=\"#part12\">f &amp; g, part 12</a></li>",
                        "</details>",
                        "<h2 id=\"part1\">f &amp; g, part 1</h2>",
                        "<h2 id=\"part12\">f &amp; g, part 12</h2>");
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void should_list_nothing_where_they_are_few() throws IOException {
        assertThat(page(11)).contains("<h2 id=\"part11\">").doesNotContain("<details");
    }
}
