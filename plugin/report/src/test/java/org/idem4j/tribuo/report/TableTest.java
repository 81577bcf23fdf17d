package org.idem4j.tribuo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void should_write_numbers_in_full_and_quote_what_needs_it() {
        Table table = new Table(
                "t",
                "",
                "",
                List.of("name", "a, b"),
                List.of(
                        List.of("plain", 1.0 / 3),
                        List.of("said \"so\"", Double.NaN),
                        Arrays.asList(null, 7),
                        List.of("two\nlines", 1e-300)));

        assertThat(table.csv())
                .isEqualTo("name,\"a, b\"\r\nplain,0.3333333333333333\r\n\"said \"\"so\"\"\",\r\n,7\r\n"
                        + "\"two\nlines\",1.0E-300\r\n");
    }

    @Test
    void should_leave_out_columns_without_any_value() {
        Table table = new Table(
                "t",
                "",
                "",
                List.of("name", "none", "some", "no number"),
                List.of(Arrays.asList("a", null, null, Double.NaN), Arrays.asList("b", null, 0, Double.NaN)));

        assertThat(table.withoutEmptyColumns().csv()).isEqualTo("name,some\r\na,\r\nb,0\r\n");
        Table whole = table.withoutEmptyColumns();
        assertThat(whole.withoutEmptyColumns()).isSameAs(whole);
        Table bare = new Table("t", "", "", List.of("name"), List.of());
        assertThat(bare.withoutEmptyColumns()).isSameAs(bare);
    }

    @Test
    void should_show_numbers_as_a_person_reads_them() {
        assertThat(Table.shown(1.0 / 3)).isEqualTo("0.3333");
        assertThat(Table.shown(1e-9 / 3)).isEqualTo("3.333e-10");
        assertThat(Table.shown(Double.POSITIVE_INFINITY)).isEqualTo("–");
        assertThat(Table.shown(null)).isEqualTo("–");
        assertThat(Table.shown(12)).isEqualTo("12");
    }
}
