package org.idem4j.tribuo.data.description;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.idem4j.tribuo.data.MissingMarkers;
import org.idem4j.tribuo.data.TableFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What of a table's texts is a category, and which categories are learnt. */
class DescribedCategoriesTest {

    @TempDir
    Path folder;

    @Test
    void should_take_numbers_with_noughts_in_front_for_codes() throws IOException {
        StringBuilder text = new StringBuilder("few,many,each,number\n");
        for (int i = 0; i < 120; i++) {
            text.append(String.format("%03d,%05d,%06d,%d.5\n", 7 * (i % 3), i / 2, i * 31, i * i));
        }
        TableDescription description =
                TableDescriber.describe(Files.writeString(folder.resolve("codes.csv"), text), TableFormat.ANY);

        assertThat(description.columns())
                .extracting(ColumnDescription::kind)
                .containsExactly(ColumnKind.CATEGORY, ColumnKind.TEXT, ColumnKind.ID, ColumnKind.NUMBER);
        assertThat(description.columns().subList(0, 3))
                .allSatisfy(column ->
                        assertThat(column.remarks()).anyMatch(remark -> remark.startsWith("noughts in front: codes")));
        assertThat(description.choice()).isEqualTo("few,number");
        assertThat(description.modelColumns()).isEqualTo(4);
    }

    @Test
    void should_ask_whether_a_word_is_a_marker_or_a_category() throws IOException {
        String rows = "none,1,none\nattached,2,4\ndetached,3,5\n".repeat(30);
        Path table = Files.writeString(folder.resolve("garage.csv"), "garage,area,lot\n" + rows);
        TableFormat asWord = TableFormat.ANY.withMissing(MissingMarkers.of("!none,-999"));

        TableDescription usual = TableDescriber.describe(table, TableFormat.ANY);
        assertThat(usual.columns().get(0).missing()).isEqualTo(30);
        assertThat(usual.columns().get(0).remarks())
                .containsExactly("'none' counts as missing; if it is a text like others, say --missing '!none'");
        assertThat(usual.columns().get(2).remarks()).noneMatch(remark -> remark.contains("!none"));
        ColumnDescription garage =
                TableDescriber.describe(table, asWord).columns().get(0);
        assertThat(garage.missing()).isZero();
        assertThat(garage.examples()).contains("none");
        assertThat(MissingMarkers.of("!lost").toString()).contains("!lost", "none"); // a marker like others
        assertThat(asWord.missing()).hasToString("empty cells, #N/A, -999, <NA>, ?, N/A, NA, NaN, nil, null");
    }

    /** A category that has few cells, numbers with a word among them, and long texts are no categories to learn. */
    @Test
    void should_carry_texts_that_are_no_categories_to_learn() throws IOException {
        StringBuilder text = new StringBuilder("a,b,rare,word,long,colour\n");
        for (int i = 0; i < 40; i++) {
            text.append(i * i)
                    .append(',')
                    .append(i % 7 * 0.5)
                    .append(",r")
                    .append(i % 9)
                    .append(',');
            text.append(i % 20 == 3 ? "closed" : i % 4).append(',');
            text.append((i % 2 == 0 ? "x" : "y").repeat(101))
                    .append(',')
                    .append(i % 3 == 0 ? "red" : "blue")
                    .append('\n');
        }
        TableDescription description =
                TableDescriber.describe(Files.writeString(folder.resolve("texts.csv"), text), TableFormat.ANY);

        assertThat(description.columns())
                .filteredOn(column -> column.kind() == ColumnKind.CATEGORY)
                .extracting(ColumnDescription::name)
                .containsExactly("rare", "word", "long", "colour");
        assertThat(description.choice()).isEqualTo("a,b,colour");
        assertThat(description.columns().get(2).remarks())
                .contains("too few rows of each of its 9 categories to train on");
    }

    @Test
    void should_take_so_many_categories_as_can_be_trained_on_the_fewest_first() throws IOException {
        StringBuilder text = new StringBuilder();
        int[] levels = {50, 49, 48, 47, 46, 45, 2};
        for (int c = 0; c < levels.length; c++) {
            text.append(c == 0 ? "" : ",").append("c").append(levels[c]);
        }
        for (int i = 0; i < 300; i++) {
            for (int c = 0; c < levels.length; c++) {
                text.append(c == 0 ? "\n" : ",").append("v").append(i % levels[c]);
            }
        }
        TableDescription description =
                TableDescriber.describe(Files.writeString(folder.resolve("many.csv"), text), TableFormat.ANY);

        assertThat(description.choice()).isEqualTo("c49,c48,c47,c46,c45,c2");
        assertThat(description.modelColumns()).isEqualTo(237);
        assertThat(description.columns().get(0).remarks()).contains("one category too many for 256 in all");
    }
}
