package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
    void should_refuse_models_that_are_missing_truncated_or_foreign() throws IOException {
        Path output = folder.resolve("out");
        assertThat(train(output)).as(() -> err).isZero();
        Path table = ROOT.resolve("test-data/sensors-test-clean.csv");
        Path result = file("result.csv", "old and good");

        for (String name : new String[] {"model.tribuo", "model.onnx"}) {
            byte[] whole = Files.readAllBytes(output.resolve(name));
            Path truncated = Files.write(folder.resolve("half-" + name), Arrays.copyOf(whole, whole.length / 2));
            Path foreign = file("foreign-" + name, "a,b\n1,2\n");
            for (Path model : new Path[] {truncated, foreign}) {
                assertFails(run("predict", "--model", model, "-i", table, "-o", result), 2, model.toString());
                assertFails(run("evaluate", "--model", model, "--data", table), 2, model.toString());
                assertFails(run("reproduce", "--model", model), 2, model.toString());
            }
        }
        assertFails(run("reproduce", "--model", folder.resolve("none.onnx")), 2, "none.onnx", "no such model file");
        assertThat(result).hasContent("old and good");
    }

    @Test
    void should_refuse_rows_that_do_not_match_the_model_and_leave_the_old_result() throws IOException {
        Path output = folder.resolve("out");
        assertThat(train(output)).as(() -> err).isZero();
        Path result = file("result.csv", "old and good");
        Path stranger = file("stranger.csv", "a,b\n1,2\n");
        Path late = folder.resolve("late.csv");
        String good = Files.readString(ROOT.resolve("test-data/sensors-test-clean.csv"));
        Files.writeString(late, good + "1,2,3\n");

        assertFails(
                run("predict", "--model", output.resolve("model.onnx"), "-i", stranger, "-o", result),
                2,
                "does not match",
                "air_humidity",
                "does not know [a, b]");
        assertFails(
                run("predict", "--model", output.resolve("model.onnx"), "-i", late, "-o", result),
                2,
                "row 501 (line 502) has 3 cells");
        Path images = ROOT.resolve("test-data/digits-test-images.gz");
        assertFails(
                run("predict", "--model", output.resolve("model.onnx"), "-i", images, "-o", result),
                2,
                images + " holds images, but the model is of a table.");
        assertFails(
                run("predict", "--model", output.resolve("model.onnx"), "-i", late, "-o", result, "--passes", "0"),
                2,
                "at least 1, not 0");
        assertFails(
                run("predict", "--model", output.resolve("model.onnx"), "-i", late, "-o", result, "--provider", "gpu"),
                2,
                "no execution provider 'gpu'; choose one of auto, cpu, cuda, tensorrt");
        assertThat(result).hasContent("old and good");
    }

    @Test
    void should_fail_with_1_on_a_demanded_gpu_that_is_not_there() {
        assumeTrue(!Files.exists(Path.of("/dev/nvidiactl")) && !Files.exists(Path.of("/proc/driver/nvidia/version")));
        Path output = folder.resolve("out");
        assertThat(train(output)).as(() -> err).isZero();

        int code = run(
                "predict",
                "--model",
                output.resolve("model.onnx"),
                "-i",
                ROOT.resolve("test-data/sensors-test-clean.csv"),
                "-o",
                folder.resolve("r.csv"),
                "--provider",
                "cuda");

        assertFails(code, 1, "CUDAExecutionProvider", "no NVIDIA driver");
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
