package org.idem4j.tribuo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.provenance.ProvenanceUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.Example;
import org.tribuo.provenance.DataSourceProvenance;
import org.tribuo.regression.Regressor;

/** Tables with categories and whole numbers. */
class CodedTableTest {

    @TempDir
    Path folder;

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static List<Example<Regressor>> read(TableDataSource source) {
        List<Example<Regressor>> examples = new ArrayList<>();
        source.forEach(examples::add);
        return examples;
    }

    @Test
    void should_make_a_category_columns_of_0_and_1_and_all_of_them_missing_where_it_is() throws IOException {
        Path table = file("t.csv", "colour,doors\n\"red\",3\n,4\nblue,2\n");

        TableDataSource source = new TableDataSource(table).withCodes("1", "doors");
        List<Example<Regressor>> examples = read(source);

        assertThat(examples.get(0))
                .extracting(feature -> feature.getName() + " " + feature.getValue())
                .containsExactly("colour=blue 0.0", "colour=red 1.0", "doors 3.0");
        assertThat(examples.get(1)).extracting(feature -> feature.getName()).containsExactly("doors");
        assertThat(examples.get(1).getOutput().getValues()).containsExactly(Double.NaN, Double.NaN, 4);
        assertThat(examples.get(2).lookup("colour=blue").getValue()).isEqualTo(1);
    }

    /** A category that is listed as whole numbers, too, is one; one that isn't among the columns has no say. */
    @Test
    void should_take_categories_and_whole_numbers_among_the_chosen_columns() throws IOException {
        TableDataSource source = new TableDataSource(
                        file("t.csv", "id,code,doors,kg\nx,1,3,1.5\ny,2,4,2.5\n"),
                        null,
                        TableFormat.ANY.withColumns("2-4"))
                .withCodes("id,code", "code,doors");

        assertThat(source.coding().columns())
                .containsExactly(
                        new ColumnCode("code", ColumnCode.Kind.CATEGORY, List.of("1", "2")),
                        new ColumnCode("doors", ColumnCode.Kind.INTEGER, List.of()),
                        ColumnCode.real("kg"));
    }

    @Test
    void should_take_the_categories_of_clean_targets() throws IOException {
        Path damaged = file("damaged.csv", "colour,kg\nred,1\nbleu,2\n");
        Path clean = file("clean.csv", "colour,kg\nred,1\nblue,2\n");

        TableDataSource source = new TableDataSource(damaged, clean, TableFormat.ANY).withCodes("colour", "");
        List<Example<Regressor>> examples = read(source);

        assertThat(source.coding().names()).containsExactly("colour=blue", "colour=red", "kg");
        assertThat(examples.get(1)).extracting(feature -> feature.getName()).containsExactly("kg");
        assertThat(examples.get(1).getOutput().getValues()).containsExactly(1, 0, 2);
    }

    /** A test table may lack a category, or have one of its own, which is missing then. */
    @Test
    void should_take_the_categories_of_another_table() throws Exception {
        file("train.csv", "kg,colour\n1,red\n2,blue\n");
        file("other.csv", "kg,body\n1,van\n");
        Path table = file("test.csv", "colour,kg\nred,1\npink,2\n");
        TableDataSource source = withCategoriesOf(table, "train.csv");

        List<Example<Regressor>> examples = read(source);

        assertThat(source.coding().names()).containsExactly("colour=blue", "colour=red", "kg");
        assertThat(examples.get(0).lookup("colour=blue").getValue()).isZero();
        assertThat(examples.get(1)).extracting(feature -> feature.getName()).containsExactly("kg");
        assertThat(((SourceProvenance) source.getProvenance()).contentSha256().orElseThrow())
                .matches("[0-9A-Fa-f]{64}\\+[0-9A-Fa-f]{64}");
        assertThatThrownBy(() -> withCategoriesOf(table, "other.csv").coding())
                .hasMessageContaining("other.csv has no column 'colour', whose categories are to be taken from it");
    }

    private TableDataSource withCategoriesOf(Path table, String other) throws IOException {
        Path xml = file("config.xml", """
                <config>
                  <component name="test" type="org.idem4j.tribuo.data.TableDataSource">
                    <property name="path" value="%s"/>
                    <property name="categories" value="colour"/>
                    <property name="categoriesPath" value="%s"/>
                  </component>
                </config>
                """.formatted(table, folder.resolve(other)));
        return (TableDataSource) new ConfigurationManager(xml.toString()).lookup("test");
    }

    @Test
    void should_keep_the_coding_in_the_provenance_and_say_nothing_where_all_are_numbers() throws IOException {
        Path table = file("t.csv", "colour,doors\nred,3\nblue,4\n");
        SplitDataSource coded = new SplitDataSource(
                new TableDataSource(table).withCodes("colour", "doors"), 0.5, SplitDataSource.Part.FIRST);
        DataSourceProvenance provenance = (DataSourceProvenance)
                ProvenanceUtil.unmarshalProvenance(ProvenanceUtil.marshalProvenance(coded.getProvenance()));

        assertThat(SourceProvenance.tableCoding(provenance))
                .contains(new ColumnCoding(List.of(
                        new ColumnCode("colour", ColumnCode.Kind.CATEGORY, List.of("blue", "red")),
                        new ColumnCode("doors", ColumnCode.Kind.INTEGER, List.of()))));
        assertThat(SourceProvenance.tableColumns(provenance)).contains(List.of("colour=blue", "colour=red", "doors"));
        assertThat(SourceProvenance.tableCoding(new TableDataSource(file("n.csv", "a,b\n1,2\n")).getProvenance()))
                .isEmpty();
    }

    @Test
    void should_refuse_more_categories_than_a_column_may_have_and_texts_too_long_for_one() throws IOException {
        StringBuilder text = new StringBuilder("a,b\n");
        IntStream.rangeClosed(0, ColumnCode.MOST_LEVELS)
                .forEach(i -> text.append("level").append(i).append(",1\n"));
        Path many = file("many.csv", text.toString());
        Path longer = file("long.csv", "a,b\n" + "x".repeat(101) + ",1\n");
        Path blank = file("blank.csv", "a,b\n,1\n");

        assertThatThrownBy(() -> read(new TableDataSource(many).withCodes("a", "")))
                .isInstanceOf(TableException.class)
                .hasMessageContaining("many.csv, row 51 (line 52), column 'a' holds a category beyond the 50");
        assertThatThrownBy(() -> read(new TableDataSource(longer).withCodes("a", "")))
                .hasMessageContaining("holds a text of 101 characters");
        assertThatThrownBy(() -> read(new TableDataSource(blank).withCodes("a", "")))
                .hasMessageContaining("column 'a' has no known cell, so no categories");
        assertThatThrownBy(() -> read(new TableDataSource(many).withCodes("c", "")))
                .hasMessageContaining("has no column 'c'");
    }

    @Test
    void should_tell_of_categories_that_are_not_known_and_take_them_for_missing_or_none() throws IOException {
        String text = "kg,colour,doors\n1.5,red,3\n2,pink,4\n3,pink,?\n4,,2\n";
        int[] columns = {2, 1, 0};
        double[] row = new double[5];
        try (TableReader table =
                TableReader.open(file("t.csv", text), TableFormat.ANY).withBlanks()) {
            CodedReader rows = new CodedReader(table, columns, ColumnCodingTest.PLACED);
            rows.next(row);
            assertThat(row).containsExactly(0, 0, 1, 3, 1.5);
            rows.next(row);
            assertThat(row).containsExactly(Double.NaN, Double.NaN, Double.NaN, 4, 2);
            assertThat(rows.isUnknown(1)).isTrue();
            rows.next(row);
            assertThat(row[3]).isNaN();
            assertThat(rows.isUnknown(0)).isFalse();
            rows.next(row);
            assertThat(row[0]).isNaN();
            assertThat(rows.isUnknown(1)).isFalse();
            assertThat(rows.next(row)).isFalse();
            assertThat(rows.unknowns().told())
                    .isEqualTo(
                            "Categories that the model does not know, taken for missing: in 'colour' 2 cells ('pink').");
        }
        try (TableReader table = TableReader.open(folder.resolve("t.csv"), TableFormat.ANY)) {
            CodedReader rows = new CodedReader(table, columns, ColumnCodingTest.PLACED).withUnknownAsNone();
            rows.next(row);
            rows.next(row);
            assertThat(row).containsExactly(0, 0, 0, 4, 2);
            assertThatThrownBy(() -> rows.next(row))
                    .hasMessageContaining("column 'doors' is '?', which marks a missing");
        }
    }

    /** The column of a category that no row here has: it has no deviation, and noise of another unit would outweigh all. */
    @Test
    void should_not_damage_a_column_that_is_constant() throws IOException {
        file("train.csv", "kg,colour\n1,red\n2,blue\n3,green\n");
        TableDataSource table = withCategoriesOf(file("t.csv", "colour,kg\nred,1\nblue,2\nred,3\n"), "train.csv");

        List<Example<Regressor>> damaged = new ArrayList<>();
        new SelfMapDataSource(table, new GaussianNoise(1), 1).forEach(damaged::add);

        assertThat(damaged).allSatisfy(example -> {
            assertThat(example.lookup("colour=green").getValue()).isZero();
            assertThat(example.lookup("colour=red").getValue()).isNotIn(0.0, 1.0);
        });
    }
}
