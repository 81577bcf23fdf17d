package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options that several commands share are each command's own in its help and in what it refuses. */
class SharedOptionsTest extends CommandTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "train | [--detector] | components 'trainer', 'train' and | when missing.",
                "tune | [-hV] [--verbose] -c=FILE | components 'trainer', 'train' and | when missing.",
                "experiment | [-c=FILE] [--data=DIR] [-o=DIR] [--point=ID] | in place of a scale, such as | when missing.",
                "predict | [--in-place] [--verbose] | The columns may stand in any order. | The repaired rows.",
                "score | --model=FILE | Columns that the model lacks | The scores."
            })
    void should_stand_in_the_help(String command, String synopsis, String input, String output) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out).contains(synopsis, input, output);
    }

    @ParameterizedTest
    @ValueSource(strings = {"predict", "score"})
    void should_be_missed_where_a_table_is_needed(String command) {
        assertFails(run(command, "--model", "m.onnx"), 2, "Missing required options: '--input=CSV', '--output=CSV'");
    }

    @Test
    void should_be_there_where_a_file_of_arguments_names_the_command() throws IOException {
        assertThat(run("@" + file("words", "predict --help"))).isZero();
        assertThat(out).contains("[--changes=CSV]", "--verbose");
    }

    @Test
    void should_be_missed_where_a_configuration_is_needed() {
        assertFails(run("train", "--output", folder), 2, "Missing required option: '--config-file=FILE'");
        assertFails(run("tune", "--output", folder), 2, "Missing required option: '--config-file=FILE'");
        assertFails(run("experiment", "figure1"), 2, "Missing required option: '--output=DIR'");
    }

    @Test
    void should_take_what_is_left_for_overrides_and_nothing_else() {
        var file = ROOT.resolve("config/quickstart.xml");
        for (List<Object> command : List.<List<Object>>of(
                List.of("tune", "-c", file, "-o", folder, "--nosuch", "3"),
                List.of("experiment", "figure1", "-o", folder, "--nosuch", "3"))) {
            assertFails(run(command.toArray()), 2, "Unknown option: '--nosuch'");
        }
        assertFails(run("evaluate", "--model", "m.onnx", "--@a.b=3"), 2, "'--@a.b=3' need a --config-file");
    }
}
