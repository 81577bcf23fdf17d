package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A model that is worse than none is said to be so, and takes no good one's place. */
@Tag("training")
class WorseModelTest extends CommandTest {

    /** Trained for one epoch, a perceptron repairs nothing. */
    private int trainOneEpoch(Path output, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of("train", "-o", output));
        arguments.addAll(small("--@trainer.epochs", "1"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray());
    }

    @Test
    void should_be_refused_with_a_remedy_and_kept_beside_a_good_one() throws IOException {
        Path output = folder.resolve("out");

        assertFails(
                trainOneEpoch(output),
                1,
                "This model is worse than doing nothing",
                "On 500 test rows: its error is ",
                "that of doing nothing is 0.4322",
                "more rows than these 2,000",
                "--allow-worse");
        assertThat(out).contains("error before repair", "This model is worse than doing nothing");
        assertThat(Files.readString(output.resolve("report.html")))
                .contains("one pass raises the error from 0.4322", "<p class=\"warning\">This model is worse");
        byte[] first = Files.readAllBytes(output.resolve("model.tribuo"));

        assertFails(trainOneEpoch(output, "--@trainer.seed", "2"), 1, "It was kept, in " + output.resolve("worse"));
        assertThat(Files.readAllBytes(output.resolve("model.tribuo"))).isEqualTo(first);
        assertThat(output.resolve("worse/model.tribuo")).isNotEmptyFile();
    }

    @Test
    void should_be_taken_where_that_is_asked_for() {
        Path output = folder.resolve("out");

        assertThat(trainOneEpoch(output, "--allow-worse")).as(() -> err).isZero();
        assertThat(trainOneEpoch(output, "--allow-worse")).as(() -> err).isZero();
        assertThat(out).contains("This model is worse than doing nothing");
        assertThat(output.resolve("worse")).doesNotExist();
    }

    /** The initial network was asked for. */
    @Test
    void should_not_refuse_a_network_of_no_epochs() {
        assertThat(trainOneEpoch(folder.resolve("out"), "--@trainer.epochs", "0"))
                .as(() -> err)
                .isZero();
    }

    private int trainLinear(String test, Object... more) throws IOException {
        Path rows = ROOT.resolve("test-data/sensors-train.csv");
        Path configuration = file("linear.xml", """
                <config>
                  <component name="train" type="org.idem4j.tribuo.data.TableDataSource">
                    <property name="path" value="%s"/>
                  </component>
                  %s
                  <component name="trainer" type="org.idem4j.tribuo.IdempotentLinearTrainer">
                    <property name="corruption" value="noise"/>
                  </component>
                  <component name="noise" type="org.idem4j.tribuo.data.GaussianNoise">
                    <property name="deviation" value="0.3"/>
                  </component>
                </config>
                """.formatted(rows, test));
        List<Object> arguments = new ArrayList<>(List.of("train", "-c", configuration, "-o", folder.resolve("out")));
        arguments.addAll(List.of(more));
        return run(arguments.toArray());
    }

    private static final String CLEAN = """
            <component name="test" type="org.idem4j.tribuo.data.TableDataSource">
              <property name="path" value="%s"/>
            </component>
            """.formatted(ROOT.resolve("test-data/sensors-test-clean.csv"));

    @Test
    void should_judge_clean_test_rows_by_a_damaged_copy_and_measure_them_as_they_are() throws IOException {
        assertThat(trainLinear(CLEAN)).as(() -> err).isZero();

        assertThat(out).contains("over 500 test rows, damaged as in training").doesNotContain("repair   0.0000");
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains("On 500 test rows, damaged as in training: one pass lowers the error from 0.29");
        var metrics =
                new ObjectMapper().readTree(folder.resolve("out/metrics.json").toFile());
        assertThat(metrics.get("standardized_input_rmse").asDouble()).isZero();
        assertFails(
                trainLinear(CLEAN, "--@trainer.rank", "1", "--@noise.deviation", "0.01"),
                1,
                "worse than doing nothing");
    }

    @Test
    void should_say_so_where_the_test_rows_are_those_of_training() throws IOException {
        assertThat(trainLinear("")).as(() -> err).isZero();

        assertThat(out).contains("2000 training rows (the configuration has no test rows), damaged as in training");
    }

    @Test
    void should_compare_with_nothing_but_the_means_where_no_damage_is_known() throws IOException {
        String undamaged = CLEAN;
        Path configuration = file("plain.xml", """
                <config>
                  <component name="train" type="org.idem4j.tribuo.data.TableDataSource">
                    <property name="path" value="%s"/>
                  </component>
                  %s
                  <component name="trainer" type="org.idem4j.tribuo.IdempotentLinearTrainer">
                    <property name="rank" value="3"/>
                  </component>
                </config>
                """.formatted(ROOT.resolve("test-data/sensors-train.csv"), undamaged));

        assertThat(run("train", "-c", configuration, "-o", folder.resolve("plain")))
                .as(() -> err)
                .isZero();
        assertThat(out).contains("change by 1 pass of undamaged rows").doesNotContain("error before repair", "worse");
        assertThat(Files.readString(folder.resolve("plain/report.html")))
                .contains("came undamaged, so there is nothing to repair in them");
    }
}
