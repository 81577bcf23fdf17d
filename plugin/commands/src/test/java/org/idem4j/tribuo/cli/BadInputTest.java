package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every bad input has its message and its exit code, and leaves what is on disk alone. */
@Tag("training")
class BadInputTest extends CommandTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--@trainer.epochs|-1|epochs|must not be negative, but are -1",
                "--@trainer.batchSize|0|batchSize|at least one row, not 0",
                "--@trainer.idempotenceWeight|-2|idempotenceWeight|finite and not negative, but is -2.0",
                "--@trainer.validationFraction|1|validationFraction|below 1, not 1.0",
                "--@trainer.patience|-1|patience|must not be negative, but is -1",
                "--@trainer.trustRadius|-1|trustRadius|finite and not negative, but is -1.0; 0 is for no bound",
                "--@trainer.backOffs|-1|backOffs|must not be negative, but are -1",
                "--@adam.learningRate|0|learningRate|above zero and finite, not 0.0",
                "--@adam.learningRate|-0.1|learningRate|above zero and finite, not -0.1",
                "--@adam.beta1|1|beta1|below 1, not 1.0",
                "--@network.hidden|0|hidden|at least 1, not 0",
                "--@masking.probability|1.5|probability|from 0 to 1, but is 1.5",
                "--@noise.deviation|-1|deviation|finite and not negative, but is -1.0",
                "--@train.path|nowhere.csv|path|nowhere.csv",
                "--@train.separator|;;|separator|must be one character, not ';;'"
            })
    void should_name_the_field_of_a_bad_configuration(String option, String value, String field, String message) {
        assertFails(train(folder.resolve("out"), option, value), 2, field, message);
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--@corrector.order|11|order: A corrector's order must be from 2 to 10, but is 11.",
                "--@corrector.damping|0|damping: A corrector's damping must be above 0 and at most 1, but is 0.0.",
                "--@corrector.coefficients|0,3,-2|coefficients: The coefficients [0.0, 3.0, -2.0] contradict order 3 and damping"
            })
    void should_name_the_field_of_a_bad_corrector(String option, String value, String message) throws IOException {
        Path configuration = file("corrector.xml", """
                <config>
                  <component name="train" type="org.idem4j.tribuo.data.TableDataSource">
                    <property name="path" value="../../test-data/sensors-train.csv"/>
                  </component>
                  <component name="trainer" type="org.idem4j.tribuo.IdempotentTrainer">
                    <property name="corrector" value="corrector"/>
                  </component>
                  <component name="corrector" type="org.idem4j.tribuo.corrector.Corrector">
                    <property name="order" value="3"/>
                  </component>
                </config>
                """);
        Path output = folder.resolve("out");

        assertFails(run("train", "-c", configuration, "-o", output, option, value), 2, message);
        assertThat(err).doesNotContain("caused by");
        assertThat(output).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|has no rows",
                "'a,b'|has a header but no rows",
                "'a\n1\n2'|at least two columns",
                "'a,b\n1,2\n3,oops\n'|row 2 (line 3), column 'b' is 'oops', which is no number",
                "'a,b\n1,NaN\n'|column 'b' has no known cell",
                "'a,b\n1,2\n3\n'|row 2 (line 3) has 1 cells"
            })
    void should_say_where_a_table_is_bad(String content, String message) throws IOException {
        Path table = file("table.csv", content);

        assertFails(train(folder.resolve("out"), "--@train.path", table), 2, "table.csv", message);
    }

    @Test
    void should_explain_bad_usage() throws IOException {
        assertFails(run(), 2, "Which command?", "--help");
        assertFails(run("tarin"), 2, "tarin", "--help", "train");
        assertFails(run("experimnt", "figure1"), 2, "experimnt", "experiment");
        assertFails(
                run("experiment", "figure11", "-o", folder), 2, "no experiment 'figure11'", "Did you mean 'figure1'?");
        assertFails(run("train", "--output", folder), 2, "--config-file");
        assertFails(train(folder, "--epochs", "3"), 2, "Unknown option: '--epochs'");
        assertFails(train(folder, "--basline"), 2, "Unknown option: '--basline'", "--baseline");
        assertFails(
                run("train", "--outptu", folder, "-c", "x.xml"),
                2,
                "Missing required option: '--output=DIR'",
                "Unknown option: '--outptu'",
                "--output");
        assertFails(run("predict", "--model", "m.onnx", "--inptu=a.csv", "-o", "b.csv"), 2, "'--inptu'", "--input");
        assertFails(train(folder, "--@trainer.epochs"), 2, "needs a value");
        assertFails(
                train(folder, "--@trainer.epoch", "3"),
                2,
                "'trainer'",
                "has no property 'epoch'; it has",
                "Did you mean 'epochs'?");
        assertFails(
                train(folder, "--@trainer.network", "projectr"), 2, "--@trainer.network", "'projectr' is none", "adam");
        assertFails(train(folder, "--@trainer.network", "netwrok"), 2, "Did you mean 'network'?");
        assertFails(train(folder, "--@tainer.epochs", "3"), 2, "tainer", "Did you mean 'trainer'?");
        assertFails(train(folder, "--@trainer.epochs", "many"), 2, "epochs");
        assertFails(
                run("train", "-o", folder, "-c", folder.resolve("none.xml")),
                2,
                "none.xml",
                "no such configuration file");
        assertFails(run("train", "-o", folder, "-c", file("bad.xml", "<config><oops>")), 2, "bad.xml");
        assertFails(
                run("train", "-o", folder, "-c", file("empty.xml", "<config></config>")),
                2,
                "no component named 'trainer'");
    }

    @Test
    void should_name_the_component_that_is_at_fault() throws IOException {
        Path output = folder.resolve("out");
        assertFails(train(output, "--@network.hidden", "0"), 2, "component 'network', hidden: ", "at least 1");
        assertFails(train(output, "--@noise.deviation", "-1"), 2, "component 'noise', deviation: ");
        assertFails(
                train(output, "--@trainer.gradient", "MODIFED"),
                2,
                "component 'trainer', gradient: ",
                "Choose one of MODIFIED, ORDINARY. Did you mean 'MODIFIED'?");
        Path sources = file("sources.xml", """
                <config>
                  <component name="train" type="org.idem4j.tribuo.data.TableDataSource">
                    <property name="path" value="%s"/>
                  </component>
                  <component name="test" type="org.tribuo.data.csv.CSVDataSource">
                    <property name="dataPath" value="rows.csv"/>
                  </component>
                  <component name="trainer" type="org.idem4j.tribuo.IdempotentLinearTrainer"/>
                </config>
                """.formatted(ROOT.resolve("test-data/sensors-train.csv")));
        assertFails(run("train", "-c", sources, "-o", output), 2, "component 'test', rowProcessor: ", "mandatory");
        Path misspelt = file(
                "misspelt.xml",
                Files.readString(sources)
                        .replace(
                                "LinearTrainer\"/>",
                                "LinearTrainer\"><property name=\"rnak\" value=\"1\"/></component>"));
        assertFails(
                run("train", "-c", misspelt, "-o", output), 2, "component 'trainer', rnak: ", "Did you mean 'rank'?");
    }

    @Test
    void should_keep_the_best_network_of_a_diverging_run_and_an_older_good_model() throws IOException {
        Path output = folder.resolve("out");
        assertThat(train(output)).as(() -> err).isZero();
        byte[] good = Files.readAllBytes(output.resolve("model.tribuo"));

        Object[] diverging = {
            "--@adam.learningRate", "1e30", "--@adam.schedule", "CONSTANT", "--@network.activation", "IDENTITY"
        };
        assertFails(
                train(output, diverging),
                1,
                "diverged",
                "did not recover in 2 back-offs",
                "best network so far was kept");
        assertThat(Files.readAllBytes(output.resolve("model.tribuo"))).isEqualTo(good);
        assertThat(output.resolve("diverged/model.tribuo")).isNotEmptyFile();

        Path fresh = folder.resolve("fresh");
        assertFails(train(fresh, diverging), 1, "diverged");
        assertThat(fresh.resolve("model.tribuo")).isNotEmptyFile();
        assertThat(Files.readString(fresh.resolve("provenance.json"))).contains("DIVERGED");
    }

    @Test
    void should_not_reproduce_from_changed_data() throws IOException {
        Path table = folder.resolve("table.csv");
        Files.copy(ROOT.resolve("test-data/sensors-train.csv"), table);
        Path output = folder.resolve("out");
        assertThat(train(output, "--@train.path", table)).as(() -> err).isZero();

        Files.writeString(table, Files.readString(table).replaceFirst("59", "58"));

        assertFails(run("reproduce", "--model", output.resolve("model.onnx")), 1, "training data have changed");
        Files.delete(table);
        assertFails(run("reproduce", "--model", output.resolve("model.onnx")), 2, "table.csv", "does not exist");
    }
}
