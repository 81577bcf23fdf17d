package org.idem4j.tribuo.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A table of figures says how it came about: "Measured by `COMMAND`; commit `HASH`, DATE; PROCESSOR." */
class FiguresTest {

    private static final String HASH = "`[0-9a-f]{7}`";
    private static final Pattern MEASURED = Pattern.compile("Measured by [^;]*`[^`;]+`[^;]*; commits? " + HASH + "(?:, "
            + HASH + ")*(?: and " + HASH + ")?, \\d{4}-\\d\\d-\\d\\d; [^;].*\\.");
    private static final Pattern NUMBER = Pattern.compile("\\**\\.?\\d.*");

    /** The first body row of a table of figures, and the paragraph behind the table. */
    record Figures(String where, String after) {
        @Override
        public String toString() {
            return where;
        }
    }

    static Stream<Figures> tables() throws IOException {
        return Page.all().stream().flatMap(FiguresTest::figures);
    }

    private static Stream<Figures> figures(Page page) {
        List<String> paragraphs = Arrays.asList(page.prose().strip().split("\n\\s*\n"));
        List<Figures> found = new ArrayList<>();
        for (int i = 0; i < paragraphs.size(); i++) {
            List<String> rows = paragraphs.get(i).lines().toList();
            if (rows.get(0).startsWith("|") && rows.stream().skip(2).anyMatch(FiguresTest::holdsNumber)) {
                String after = i + 1 < paragraphs.size() ? paragraphs.get(i + 1) : "";
                found.add(new Figures(page + ": " + rows.get(0), after.replaceAll("\\s+", " ")));
            }
        }
        return found.stream();
    }

    private static boolean holdsNumber(String row) {
        return Arrays.stream(row.split("(?<!\\\\)\\|"))
                .map(String::strip)
                .anyMatch(cell -> NUMBER.matcher(cell).matches());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void should_say_by_which_command_at_which_commit_when_and_where_it_was_measured(Figures table) {
        assertThat(table.after()).matches(MEASURED);
    }
}
