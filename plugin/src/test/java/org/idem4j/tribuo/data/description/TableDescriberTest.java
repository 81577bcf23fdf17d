package org.idem4j.tribuo.data.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.idem4j.tribuo.data.MissingMarkers;
import org.idem4j.tribuo.data.TableFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableDescriberTest {

    @TempDir
    Path folder;

    /** Columns of every kind: 400 rows. */
    private Path table() throws IOException {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder("row;key;day;colour;note;a;b;sum;again;code;same;late;time;none\n");
        for (int i = 0; i < 400; i++) {
            double a = random.nextGaussian();
            double b = 20 + 3 * random.nextGaussian();
            String shown = i % 50 == 7 ? "-999" : i == 30 ? "8000" : number(a);
            text.append(String.join(
                            ";",
                            String.valueOf(i + 1),
                            "k" + Integer.toHexString(i * 7919),
                            "2024-03-" + (10 + i % 20),
                            List.of("red", "green", "blue").get(random.nextInt(3)),
                            "text " + random.nextInt(200),
                            shown,
                            i % 10 == 0 ? "NA" : i % 10 == 1 ? "" : number(b),
                            number(2 * b - 7),
                            number(2 * b - 7),
                            String.valueOf(random.nextInt(3)),
                            "5",
                            i < 300 ? "" : number(b * b),
                            String.valueOf(1600000000L + random.nextInt(300)),
                            ""))
                    .append('\n');
        }
        return Files.writeString(folder.resolve("table.csv"), text.toString().replace('.', ','));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    @Test
    void should_tell_the_kinds_of_columns_and_which_can_be_trained_on() throws IOException {
        TableDescription description = TableDescriber.describe(table(), TableFormat.ANY);

        assertThat(description.rows()).isEqualTo(400);
        assertThat(description.separator() + description.decimal() + description.header())
                .isEqualTo(";,true");
        assertThat(description.columns())
                .extracting(column -> column.name() + " " + column.kind())
                .containsExactly(
                        "row id",
                        "key id",
                        "day date",
                        "colour category",
                        "note text",
                        "a number",
                        "b number",
                        "sum number",
                        "again number",
                        "code integer",
                        "same constant",
                        "late number",
                        "time integer",
                        "none empty");
        assertThat(description.choice()).isEqualTo("colour,a,b,sum,again,code,time");
        assertThat(description.categories()).isEqualTo("colour");
        assertThat(description.integers()).isEqualTo("code,time");
        assertThat(description.modelColumns()).isEqualTo(9);
        assertThat(description.freedom()).isEqualTo(8);
        assertThat(description.markers()).isEqualTo("-999");
    }

    @Test
    void should_say_what_is_missing_suspicious_or_follows() throws IOException {
        TableDescription description = TableDescriber.describe(table(), TableFormat.ANY);

        ColumnDescription a = description.columns().get(5);
        assertThat(a.suspects()).containsExactly(-999.0);
        assertThat(a.remarks()).anyMatch(remark -> remark.startsWith("-999 in 8 cells"));
        assertThat(a.remarks()).anyMatch(remark -> remark.startsWith("the greatest, 8000, lies "));
        assertThat(a.least()).isEqualTo(-999);
        assertThat(a.greatest()).isEqualTo(8000);
        assertThat(a.median()).isCloseTo(0, within(0.2));

        ColumnDescription b = description.columns().get(6);
        assertThat(b.missing()).isEqualTo(80);
        assertThat(b.markers()).isEqualTo(Map.of("NA", 40L, "", 40L));
        assertThat(b.suspects()).isEmpty();
        assertThat(description.columns().get(8).remarks()).containsExactly("the same as 'sum'");
        assertThat(description.columns().get(9).remarks()).containsExactly("only 3 different values: a code, perhaps");
        assertThat(description.columns().get(11).remarks()).contains("too few known cells to train on");
        assertThat(description.columns().get(12).remarks())
                .contains("finer than 32-bit numbers at its size: subtract its least value");
    }

    @Test
    void should_say_what_keeps_numbers_from_being_such() throws IOException {
        String rows = "\"1,234.50\",$ 12,45 %,a\n\"999\",$1.5,7%,b c\n\"12,000\",$ 999,100 %,3 d\n".repeat(20);
        Path dressed = Files.writeString(folder.resolve("dressed.csv"), "amount,price,share,word\n" + rows);
        Path spaced = Files.writeString(folder.resolve("spaced.csv"), "1 2.5 3\n4 -5 6e3\n");

        List<ColumnDescription> columns =
                TableDescriber.describe(dressed, TableFormat.ANY).columns();
        assertThat(columns.subList(0, 3))
                .allSatisfy(column ->
                        assertThat(column.remarks()).anyMatch(remark -> remark.startsWith("numbers with signs (%, $")));
        assertThat(columns.get(3).remarks()).isEmpty();
        assertThat(TableDescriber.describe(spaced, TableFormat.ANY)
                        .columns()
                        .get(0)
                        .remarks())
                .anyMatch(remark -> remark.startsWith("numbers apart by spaces: say --separator ' '"));
    }

    @Test
    void should_keep_to_the_line() throws IOException {
        Path table = Files.writeString(
                folder.resolve("broken.csv"), "\"a\nb\",c\n" + "1,\"x\ny\"\n2,\"x\tz\"\n3,w\n".repeat(3));

        TableDescription description = TableDescriber.describe(table, TableFormat.ANY);
        assertThat(description.choice()).startsWith("1"); // by position
        assertThat(description.columns().get(1).examples()).containsExactly("x y", "x z", "w");
    }

    @Test
    void should_count_no_column_that_cannot_be_trained_on() throws IOException {
        StringBuilder text = new StringBuilder("a,a,huge,tiny,b\n");
        for (int i = 0; i < 50; i++) {
            text.append(String.format(Locale.ROOT, "%d.5,%d.25,%de38,%de-42,%d.5%n", i, 7 * i % 11, i + 1, i + 1, i));
        }
        TableDescription description =
                TableDescriber.describe(Files.writeString(folder.resolve("odd.csv"), text), TableFormat.ANY);

        assertThat(description.choice()).isEqualTo("5");
        assertThat(description.columns().get(0).remarks())
                .containsExactly("another column has the same name: rename one of them");
        assertThat(description.columns().get(2).remarks()).contains("beyond the range of 32-bit numbers: divide it");
        assertThat(description.columns().get(3).remarks()).contains("below the range of 32-bit numbers: multiply it");
    }

    @Test
    void should_find_what_follows_linearly_from_earlier_columns() throws IOException {
        Random random = new Random(4);
        StringBuilder text = new StringBuilder("u,v,w,x,y\n");
        for (int i = 0; i < 300; i++) {
            double u = random.nextGaussian();
            double v = 100 * random.nextGaussian() + 1000;
            double w = random.nextGaussian();
            double y = 5 - w + 0.1 * random.nextGaussian(); // R² .99
            text.append(String.format(Locale.ROOT, "%.5f,%.5f,%.5f,%.5f,%.5f%n", u, v, w, 0.5 * u - 0.02 * v + 3, y));
        }
        Path table = Files.writeString(folder.resolve("linear.csv"), text);

        TableDescription description = TableDescriber.describe(table, TableFormat.ANY);

        assertThat(description.columns().get(3).remarks())
                .containsExactly("follows linearly from 'v', 'u' (R² 1.00000)");
        assertThat(description.columns())
                .filteredOn(column -> !column.remarks().isEmpty())
                .hasSize(1);
        assertThat(description.columns()).allMatch(ColumnDescription::usable);
    }

    @Test
    void should_take_markers_that_are_given_out_of_the_numbers() throws IOException {
        TableFormat format =
                TableFormat.ANY.withMissing(MissingMarkers.of("-999")).withColumns("a,b");

        TableDescription description = TableDescriber.describe(table(), format);

        assertThat(description.columns()).hasSize(2);
        assertThat(description.columns().get(0).missing()).isEqualTo(8);
        assertThat(description.columns().get(0).least()).isGreaterThan(-5);
        assertThat(description.markers()).isEqualTo("-999");
    }

    @Test
    void should_choose_by_position_where_names_do_not_tell() throws IOException {
        Path bare = Files.writeString(
                folder.resolve("bare.csv"), "x,1.5,2.5,3.5,y,7.5\ny,2.5,3.5,1.5,z,7.25\nz,1,1,2,x,2\n");

        assertThat(TableDescriber.describe(bare, TableFormat.ANY).choice()).isEqualTo("2-4,6");
    }

    @Test
    void should_need_rows() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.csv"), "a,b\n");

        assertThatThrownBy(() -> TableDescriber.describe(empty, TableFormat.ANY))
                .hasMessageContaining("no rows");
    }
}
