package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.idem4j.onnx.graph.ModelDescription;
import org.idem4j.onnx.graph.OnnxGraph;
import org.idem4j.onnx.graph.SelfMapGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that people have before files of other programs': what is not repaired comes back as it stands. */
class CarriedCellsTest extends CommandTest {

    private static final ModelDescription DESCRIPTION = new ModelDescription("g", "elsewhere", 1, "", Map.of());

    /** A file without names whose one operator goes over each of three columns. */
    private Path unnamed(String operator) throws IOException {
        OnnxGraph graph = new OnnxGraph(13);
        graph.output("y", graph.node(operator, graph.input("x", -1, 3)), -1, 3);
        return Files.write(
                folder.resolve(operator + ".onnx"), graph.model(DESCRIPTION).toByteArray());
    }

    /** The same with names, which it has in an order of its own. */
    private Path named(String operator) throws IOException {
        byte[] file = new SelfMapGraph(List.of("b", "c", "a"), null, null, (graph, x) -> graph.node(operator, x))
                .model(13, DESCRIPTION)
                .toByteArray();
        return Files.write(folder.resolve("named-" + operator + ".onnx"), file);
    }

    private Path result() {
        return folder.resolve("result.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--repair=all", "--repair=flagged", "--repair=blanks", "--repeatable=cells"})
    void should_leave_numbers_alone_that_have_more_digits_than_a_float(String mode) throws IOException {
        String table = "seconds,counter,value\n1600000001,123456789,0.1\n1600000002, 123456790 ,20.123456789\n";

        int code = run(
                "predict",
                "--model",
                unnamed("Identity"),
                "-i",
                file("table.csv", table),
                "-o",
                result(),
                "--changes",
                folder.resolve("c.csv"),
                "--mask",
                folder.resolve("m.csv"),
                "--tolerance",
                ".5",
                mode);

        assertThat(code).as(() -> err).isZero();
        assertThat(result()).hasContent(table);
        assertThat(folder.resolve("c.csv")).hasContent("seconds,counter,value\n" + "0.0,0.0,0.0\n".repeat(2));
        assertThat(folder.resolve("m.csv")).hasContent("seconds,counter,value\n" + "0,0,0\n".repeat(2));
    }

    /** −x of 16777217, which as a float is 16777216. */
    @Test
    void should_measure_changes_from_what_was_read() throws IOException {
        Path table = file("table.csv", "a,b,c\n16777217,0,1\n");

        assertThat(run(
                        "predict",
                        "--model",
                        named("Neg"),
                        "-i",
                        table,
                        "-o",
                        result(),
                        "--changes",
                        folder.resolve("c.csv")))
                .as(() -> err)
                .isZero();

        assertThat(result()).hasContent("a,b,c\n-1.6777216E7,0,-1.0\n");
        assertThat(folder.resolve("c.csv")).hasContent("a,b,c\n-3.3554432E7,0.0,-2.0\n");
    }

    @Test
    void should_carry_columns_in_place_with_quotes_ends_of_lines_and_the_tables_own_marks() throws IOException {
        String table = "day;c;\"the \"\"note\"\"\";a;;b\r\n"
                + "2024-01-01;1,50;\"x;y\r\nz\";-2;;3\r\n"
                + " 2024-01-02 ;4;;5,25;\"\";0\r\n";

        assertThat(run("predict", "--model", named("Neg"), "-i", file("table.csv", table), "-o", result()))
                .as(() -> err)
                .isZero();

        assertThat(Files.readString(result()))
                .isEqualTo("day;c;\"the \"\"note\"\"\";a;;b\r\n"
                        + "2024-01-01;-1,5;\"x;y\r\nz\";2,0;;-3,0\r\n"
                        + " 2024-01-02 ;-4,0;;-5,25;\"\";0\r\n");
        assertThat(out).contains("table.csv: cells are separated by ';', the decimal mark is ','.");
    }

    @Test
    void should_read_a_pipe() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")));
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString())
                        .start()
                        .waitFor())
                .isZero();
        Path table = file("table.csv", "a;b;c\n1,5;2;3\n");
        // The shell opens the pipe, which waits for a reader.
        Process writer =
                new ProcessBuilder("sh", "-c", "cat \"$0\" > \"$1\"", table.toString(), pipe.toString()).start();

        assertThat(run("predict", "--model", named("Neg"), "-i", pipe, "-o", result()))
                .as(() -> err)
                .isZero();

        assertThat(result()).hasContent("a;b;c\n-1,5;-2,0;-3,0\n");
        assertThat(writer.waitFor()).isZero();
    }

    /** 40 rows of a million characters each are more than is kept at a time. */
    @Test
    void should_carry_long_texts_in_parts() throws IOException {
        String note = "n".repeat(1 << 20);
        StringBuilder text = new StringBuilder("note,a,b,c\n");
        StringBuilder expected = new StringBuilder(text);
        for (int row = 1; row <= 40; row++) {
            text.append(note).append(',').append(row).append(",2,3\n");
            expected.append(note).append(",-").append(row).append(".0,-2.0,-3.0\n");
        }

        assertThat(run("predict", "--model", named("Neg"), "-i", file("table.csv", text.toString()), "-o", result()))
                .as(() -> err)
                .isZero();

        assertThat(Files.readString(result()).equals(expected.toString())).isTrue();
        assertThat(out).contains("Wrote 40 rows");
    }

    @Test
    void should_quote_a_decimal_comma_between_commas() throws IOException {
        Path table = file("table.csv", "a,b,c\n\"1,5\",2,3\n\"2,25\",2,3\n");

        assertThat(run("predict", "--model", named("Neg"), "-i", table, "-o", result()))
                .as(() -> err)
                .isZero();

        assertThat(result()).hasContent("a,b,c\n\"-1,5\",\"-2,0\",\"-3,0\"\n\"-2,25\",\"-2,0\",\"-3,0\"\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--columns 2-4|-1.0,-2.0,-3.0",
                "--columns a,b,c|-1.0,-2.0,-3.0",
            })
    void should_give_chosen_columns_to_a_file_without_names(String options, String row) throws IOException {
        Path table = file("table.csv", "date,a,b,c\n2024-01-01,1,2,3\n");
        String[] option = options.split(" ");

        assertThat(run("predict", "--model", unnamed("Neg"), "-i", table, "-o", result(), option[0], option[1]))
                .as(() -> err)
                .isZero();
        assertThat(result()).hasContent("date,a,b,c\n2024-01-01," + row + "\n");

        assertFails(
                run("predict", "--model", unnamed("Neg"), "-i", table, "-o", result()),
                2,
                "has 3 columns and does not name them, but the table gives 4",
                "--columns");
    }

    @Test
    void should_match_a_table_without_header_by_the_positions_of_a_foreign_graph_and_say_so() throws IOException {
        Path table = file("table.csv", "1,2,3\n4,5,6\n");

        assertThat(run("predict", "--model", named("Neg"), "-i", table, "-o", result()))
                .as(() -> err)
                .isZero();

        assertThat(result()).hasContent("-1.0,-2.0,-3.0\n-4.0,-5.0,-6.0\n");
        assertThat(out).contains("the first line is no header, so its columns are taken as those of", "in their order");
        assertFails(
                run("predict", "--model", named("Neg"), "-i", file("wide.csv", "1,2,3,4\n"), "-o", result()),
                2,
                "has no header and 4 columns, but",
                "has 3, [b, c, a]");
    }

    @Test
    void should_score_with_the_ids_beside_the_scores() throws IOException {
        Path reference = file("reference.csv", "a;b;c\n" + "1;2;3\n4;5;6\n".repeat(60));
        Path table = file("table.csv", "id;a;\"a;note\";b;c\n007;0;\"x;y\";0;0\n8;1,5;z;0;0\n");

        assertThat(run("score", "--model", named("Neg"), "-i", table, "-o", result(), "--reference", reference))
                .as(() -> err)
                .isZero();

        List<String> lines = Files.readAllLines(result());
        assertThat(lines.get(0)).isEqualTo("score;anomalous;id;\"a;note\"");
        assertThat(lines.get(1)).isEqualTo("0,0;0;007;\"x;y\"");
        assertThat(lines.get(2)).startsWith("1,15").endsWith(";0;8;z"); // 3 deviations of 1.5, /√3
    }

    @Test
    void should_evaluate_the_columns_of_the_model_in_any_order_beside_others() throws IOException {
        Path table = file("table.csv", "id\tc\ta\tb\nx\t1\t2\t3\ny\t0\t1\t5\n");

        assertThat(run("evaluate", "--model", named("Identity"), "--data", table))
                .as(() -> err)
                .isZero();

        assertThat(out)
                .contains("table.csv: cells are separated by tabulators.")
                .contains("change by 1 pass of undamaged rows       0.0000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--separator ab|The separator must be one character",
                "--decimal ;|a point or a comma, not ';'",
                "--header yes|true, false or auto, not 'yes'",
                "--columns 9|has no column '9'",
                "--repair some|--repair takes blanks, flagged, all, not 'some'"
            })
    void should_explain_bad_options(String option, String message) throws IOException {
        Path table = file("table.csv", "a,b,c\n1,2,3\n");
        String[] words = option.split(" ");

        assertFails(
                run("predict", "--model", named("Neg"), "-i", table, "-o", result(), words[0], words[1]), 2, message);
    }
}
