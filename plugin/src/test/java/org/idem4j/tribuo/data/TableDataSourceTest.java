package org.idem4j.tribuo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oracle.labs.mlrg.olcut.config.PropertyException;
import com.oracle.labs.mlrg.olcut.provenance.ObjectProvenance;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribuo.Example;
import org.tribuo.regression.Regressor;

class TableDataSourceTest {

    @TempDir
    Path folder;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("table.csv"), content);
    }

    private static List<Example<Regressor>> read(TableDataSource source) {
        List<Example<Regressor>> examples = new ArrayList<>();
        source.forEach(examples::add);
        return examples;
    }

    @Test
    void should_make_every_column_a_feature_and_an_output() throws IOException {
        List<Example<Regressor>> examples = read(new TableDataSource(file("b,a\n1,2\n-3.5,4e2\n\n")));

        assertThat(examples).hasSize(2);
        assertThat(examples.get(1).lookup("b").getValue()).isEqualTo(-3.5);
        assertThat(examples.get(1).getOutput().getNames()).containsExactly("a", "b");
        assertThat(examples.get(1).getOutput().getValues()).containsExactly(400, -3.5);
    }

    @Test
    void should_take_targets_from_a_clean_file() throws IOException {
        Path clean = Files.writeString(folder.resolve("clean.csv"), "a,b\n10,20\n");
        Example<Regressor> example =
                read(new TableDataSource(file("a,b\n1,2\n"), clean, true, "")).get(0);

        assertThat(example.lookup("a").getValue()).isEqualTo(1);
        assertThat(example.getOutput().getValues()).containsExactly(10, 20);
    }

    @Test
    void should_read_gzip_quotes_a_byte_order_mark_and_windows_lines() throws IOException {
        Path zipped = folder.resolve("whatever.name");
        try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            stream.write("\uFEFF\"a,1\",b\r\n\"1.5\",2\r\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(read(new TableDataSource(zipped)).get(0).getOutput().getNames())
                .containsExactly("a,1", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1-2|column01,column02", "3,1|column01,column03", "column02,2-3|column02,column03"})
    void should_choose_columns_by_position_range_and_name(String choice, String names) throws IOException {
        TableDataSource source = new TableDataSource(file("1,2,3\n4,5,6\n"), null, false, choice);

        assertThat(read(source).get(0).getOutput().getNames()).containsExactly(names.split(","));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "''|has no rows",
                "'a,b'|has a header but no rows",
                "'a\n1'|at least two columns",
                "'a,b\n1,2\n3'|row 2 (line 3) has 1 cells, but the table has 2 columns",
                "'a,b\n1,2,3'|row 1 (line 2) has 3 cells",
                "'a,b\n1,x'|row 1 (line 2), column 'b' is 'x', which is no",
                "'a,b\n1,NaN\n2,'|column 'b' has no known cell in any of its 2 rows; leave it out",
                "'a,b\n1,-Infinity'|column 'b' is '-Infinity', which is no finite number",
                "'a,b\n1,0x10'|column 'b' is '0x10', which is no",
                "'a,b\n1,3f'|column 'b' is '3f', which is no",
                "'a,b\n1,1e39'|beyond the range of 32-bit numbers",
                "'a,b\n,NA\n?,'|has no known cell in any of its 2 rows",
                "'a,b\n1,\"2\n3,4\n'|, line 2: a quotation mark is opened and not closed; close it",
                "'a;b\n1,5;2\n2,5;2\n1.5;2'|row 3 (line 4), column 'a' is '1.5', which is no number with the decimal mark ','",
                "'a,a\n1,2'|the name 'a' twice",
                "'a,\n1,2'|names column 2 of 2 with nothing"
            })
    void should_say_what_is_wrong_and_where(String content, String message) throws IOException {
        Path table = file(content);

        assertThatThrownBy(() -> read(new TableDataSource(table)))
                .isInstanceOf(TableException.class)
                .hasMessageContaining("table.csv")
                .hasMessageContaining(message);
    }

    @Test
    void should_leave_missing_cells_out_of_the_features_and_give_no_number_as_their_target() throws IOException {
        Path table = file("a,b,c\n1,,3\n-999,2,n/a\n?,NULL,nan\n4,5,6\n");

        List<Example<Regressor>> examples =
                read(new TableDataSource(table, null, TableFormat.ANY.withMissing(MissingMarkers.of("-999.0"))));

        assertThat(examples).hasSize(3);
        assertThat(examples.get(0)).extracting(feature -> feature.getName()).containsExactly("a", "c");
        assertThat(examples.get(0).getOutput().getNames()).containsExactly("a", "b", "c");
        assertThat(examples.get(0).getOutput().getValues()).containsExactly(1, Double.NaN, 3);
        assertThat(examples.get(1)).extracting(feature -> feature.getName()).containsExactly("b");
        assertThat(examples.get(1).getOutput().getValues()).containsExactly(Double.NaN, 2, Double.NaN);
        assertThat(examples.get(2).getOutput().getValues()).containsExactly(4, 5, 6);
    }

    @Test
    void should_keep_missing_cells_missing_when_the_others_are_corrupted() throws IOException {
        Path table = file("a,b,c\n1,,0\n3,2,1\n0,4,2\n");
        Corruption masking = new Masking(1); // every cell becomes its column's mean

        List<Example<Regressor>> examples = new ArrayList<>();
        new SelfMapDataSource(new TableDataSource(table), masking, 1).forEach(examples::add);

        assertThat(examples.get(0)).extracting(feature -> feature.getName()).containsExactly("a", "c");
        assertThat(examples.get(0).getOutput().getValues()).containsExactly(1, Double.NaN, 0);
        assertThat(examples.get(1).lookup("b").getValue()).isEqualTo(3);
        assertThat(examples.get(2).lookup("c").getValue()).isEqualTo(1);
    }

    @Test
    void should_check_chosen_columns_only() throws IOException {
        Path table = file("day,a,b,\n2024-01-01,1,2,\n2024-01-02,3,4,\n");

        List<Example<Regressor>> examples = read(new TableDataSource(table, null, TableFormat.ANY.withColumns("b,a")));

        assertThat(examples.get(1).getOutput().getValues()).containsExactly(3, 4);
    }

    @Test
    void should_find_the_format_and_keep_it_in_the_provenance_with_the_order_of_the_columns() throws IOException {
        TableDataSource source = new TableDataSource(file("b;a\n1,5;2\n3;4,25\n"));

        assertThat(read(source).get(1).getOutput().getValues()).containsExactly(4.25, 3);
        SourceProvenance provenance = (SourceProvenance) source.getProvenance();
        assertThat(provenance.getConfiguredParameters().toString()).contains("separator=;", "decimal=,", "header=true");
        assertThat(SourceProvenance.tableColumns((ObjectProvenance)
                        new SplitDataSource(source, 0.5, SplitDataSource.Part.FIRST).getProvenance()))
                .contains(List.of("b", "a"));
    }

    @Test
    void should_refuse_tables_that_do_not_go_together() throws IOException {
        Path table = file("a,b\n1,2\n3,4\n");
        Path shorter = Files.writeString(folder.resolve("short.csv"), "a,b\n1,2\n");
        Path other = Files.writeString(folder.resolve("other.csv"), "a,c\n1,2\n3,4\n");

        assertThatThrownBy(() -> read(new TableDataSource(table, shorter, true, "")))
                .hasMessageContaining("different numbers of rows");
        assertThatThrownBy(() -> read(new TableDataSource(table, other, true, "")))
                .hasMessageContaining("different columns: [a, b] and [a, c]");
        assertThatThrownBy(() -> read(new TableDataSource(table, null, true, "1-3")))
                .hasMessageContaining("has no column '1-3'");
    }

    @Test
    void should_refuse_a_missing_file_a_folder_and_text_that_is_not_utf8() throws IOException {
        assertThatThrownBy(() -> new TableDataSource(folder.resolve("none.csv")))
                .isInstanceOf(PropertyException.class)
                .hasMessageContaining("none.csv")
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> read(new TableDataSource(folder))).hasMessageContaining("is a folder");
        Path latin = Files.write(folder.resolve("latin.csv"), new byte[] {'a', ',', (byte) 0xE9, '\n', '1', ',', '2'});
        assertThatThrownBy(() -> read(new TableDataSource(latin))).hasMessageContaining("not UTF-8");
    }

    @Test
    void should_write_what_it_reads_back() throws IOException {
        Path out = folder.resolve("out.csv");
        float[] rows = {0.1f, -3e-20f, 16777217f, 1f / 3};
        try (TableWriter writer = new TableWriter(Files.newOutputStream(out), List.of("x,1", "y"))) {
            writer.write(rows, 0);
            writer.write(rows, 2);
        }
        try (TableReader reader = TableReader.open(out, true, ',')) {
            double[] row = new double[2];
            assertThat(reader.names()).containsExactly("x,1", "y");
            assertThat(reader.next(row)).isTrue();
            assertThat((float) row[0]).isEqualTo(rows[0]);
            assertThat((float) row[1]).isEqualTo(rows[1]);
            assertThat(reader.next(row)).isTrue();
            assertThat((float) row[1]).isEqualTo(rows[3]);
            assertThat(reader.next(row)).isFalse();
        }
    }
}
