package org.idem4j.tribuo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TableFormatTest {

    @TempDir
    Path folder;

    private TableFormat found(TableFormat asked, String content) throws IOException {
        Path table = Files.writeString(folder.resolve("table.csv"), content.replace("\\t", "\t"));
        try (TableReader reader = TableReader.open(table, asked)) {
            return reader.format();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "'a,b\n1,2.5\n'!,!.!true",
                "'a;b\n1;2\n'!;!.!true",
                "'a;b\n1,5;2\n'!;!,!true",
                "'a\\tb\n1,5\\t2,25\n'!TAB!,!true",
                "'a|b\n1.5|2\n'!|!.!true",
                "'1,5;2,5;3\n2,5;3;4,5\n'!;!,!false",
                "'0.1,2\n3,4\n'!,!.!false",
                "'1,2\n'!,!.!false",
                "'a,b\n'!,!.!true",
                "'day,a\n2024-01-01,1\n2024-01-02,2\n'!,!.!true",
                "'x,1\ny,2\n'!,!.!false",
                "'2024-01-01,1\n2024-01-02,2\n'!,!.!false",
                "'a,b\n1,oops\n2,3\n'!,!.!true",
                "',a\n0,1\n1,2\n'!,!.!true",
                "'name,town\nx,y\n'!,!.!true",
                "'NA,2\n3,4\n'!,!.!false",
                "'-,2\n3,4\n'!,!.!false",
                "'\"a;1\",b\n1,2\n'!,!.!true",
                "'a,b\n\"1,5\",\"2,25\"\n'!,!,!true",
                "'a,b\n\"1,500\",\"2,250\"\n'!,!.!true",
                "'a,b\n1,2,3\n'!,!.!true"
            })
    void should_be_found_by_a_look(String content, String separator, char decimal, boolean header) throws IOException {
        TableFormat format = found(TableFormat.ANY, content);

        assertThat(format.separator()).isEqualTo(TableFormat.separator(separator));
        assertThat(format.decimal()).isEqualTo(decimal);
        assertThat(format.header()).isEqualTo(header);
    }

    @Test
    void should_take_what_is_said_over_what_is_seen() throws IOException {
        TableFormat format = found(TableFormat.ANY.withHeader(true).withSeparator(';'), "1,5\n2,5\n");

        assertThat(format.header()).isTrue();
        assertThat(format.separator()).isEqualTo(';');
        assertThat(format.decimal()).isEqualTo(',');
    }

    @Test
    void should_be_found_in_long_tables_whose_look_ends_within_a_row() throws IOException {
        String row = "0.25;" + "1,5;".repeat(900) + "7\n";
        String header = "name;" + "column;".repeat(900) + "last\n";

        assertThat(found(TableFormat.ANY, header + row.repeat(200)).told())
                .isEqualTo("cells are separated by ';', the decimal mark is ','");
        assertThat(found(TableFormat.ANY, row.repeat(200)).told())
                .isEqualTo("cells are separated by ';', the decimal mark is ',', the first line is no header");
    }

    @Test
    void should_have_nothing_to_tell_of_a_plain_table() throws IOException {
        assertThat(found(TableFormat.ANY, "a,b\n1,2\n").told()).isEmpty();
        assertThat(found(TableFormat.ANY, "a\\tb\n1\\t2\n").told()).isEqualTo("cells are separated by tabulators");
    }

    @Test
    void should_say_what_may_stand_where() {
        assertThatThrownBy(() -> TableFormat.decimal(";")).hasMessageContaining("a point or a comma, not ';'");
        assertThatThrownBy(() -> TableFormat.header("yes")).hasMessageContaining("true, false or auto");
        assertThatThrownBy(() -> TableFormat.ANY.withSeparator((char) 34)).hasMessageContaining("quotation mark");
        assertThatThrownBy(() -> TableFormat.separator("ab"))
                .hasMessage(
                        "The separator must be one character, not 'ab'; write tab for a tabulator, or auto to have it"
                                + " found.");
    }

    @Test
    void should_keep_cells_as_they_stand() throws IOException {
        Path table = Files.writeString(
                folder.resolve("table.csv"), "a , \"b\",c\r\n\"x \"\"1\"\",\n2\", 1.50,\" 7\"\r\n\r\n,,\"\"\r\n");
        try (TableReader reader = TableReader.open(table, TableFormat.PLAIN)) {
            RowText text = new RowText(3);
            java.io.StringWriter written = new java.io.StringWriter();
            assertThat(reader.names()).isEqualTo(List.of("a", "b", "c"));
            double[] row = new double[2];
            while (reader.withBlanks().next(row, new int[] {1, 2})) {
                reader.copyTo(text, new int[] {0, 1, 2});
            }
            for (int cell = 0; cell < 6; cell++) {
                text.write(cell / 3, cell % 3, written);
                written.write('|');
            }
            assertThat(written).hasToString("\"x \"\"1\"\",\n2\"| 1.50|\" 7\"|||\"\"|");
            assertThat(reader.row()).isEqualTo(2);
            assertThat(reader.lineEnd()).isEqualTo("\r\n");
        }
    }

    @Test
    void should_read_what_is_longer_than_its_buffer_wherever_it_ends() throws IOException {
        for (int length = (1 << 16) - 4; length < (1 << 16) + 4; length++) {
            String text = "\"" + "y".repeat(length - 2) + "\"";
            Path table =
                    Files.writeString(folder.resolve("table.csv"), "t,a\r\n" + (text + ",5\r\n").repeat(3) + "z,7");
            try (TableReader reader = TableReader.open(table, TableFormat.PLAIN)) {
                double[] row = new double[1];
                for (int i = 0; i < 3; i++) {
                    assertThat(reader.next(row, new int[] {1})).isTrue();
                    assertThat(reader.cell(0)).hasSize(length - 2);
                    assertThat(row[0]).isEqualTo(5);
                }
                assertThat(reader.next(row, new int[] {1})).isTrue();
                assertThat(row[0]).isEqualTo(7);
                assertThat(reader.next(row, new int[] {1})).isFalse();
            }
        }
    }
}
