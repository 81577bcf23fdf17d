package org.idem4j.tribuo.experiment.frontier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.oracle.labs.mlrg.olcut.config.ConfigurationManager;
import com.oracle.labs.mlrg.olcut.config.PropertyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.idem4j.tribuo.experiment.InMemory;
import org.idem4j.tribuo.experiment.frame.ExperimentConfiguration;
import org.idem4j.tribuo.experiment.frame.Findings;
import org.idem4j.tribuo.experiment.frame.Scale;
import org.idem4j.tribuo.progress.TrainingOutcome;
import org.idem4j.tribuo.task.TaskJson;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("training")
class FrontierTest {

    /** A table on a surface, of three trainings by each way, brief. */
    private static final String SMALL = """
            <config>
              <component name="frontier" type="org.idem4j.tribuo.experiment.frontier.Frontier">
                <propertylist name="tables"><item>small</item></propertylist>
                <propertylist name="weights"><item>100</item><item>1</item></propertylist>
                <propertylist name="hidden"><item>24</item></propertylist>
                <propertylist name="couplingHidden"><item>6</item></propertylist>
                <property name="couplings" value="2"/>
                <property name="runs" value="1"/>
                <property name="epochs" value="80"/>
                <property name="batchSize" value="20"/>
                <property name="learningRate" value="0.01"/>
              </component>
              <component name="small" type="org.idem4j.tribuo.experiment.frontier.RepairTable">
                <property name="source" value="surface"/>
                <propertylist name="ranks"><item>2</item></propertylist>
              </component>
              <component name="surface" type="org.idem4j.tribuo.data.SurfaceDataSource">
                <property name="columns" value="6"/>
                <property name="latent" value="2"/>
                <property name="rows" value="150"/>
              </component>
            </config>
            """;

    @TempDir
    Path folder;

    private Frontier small() throws IOException {
        Path file = Files.writeString(folder.resolve("small.xml"), SMALL);
        return (Frontier) new ConfigurationManager(file.toString()).lookup("frontier");
    }

    @Test
    void should_train_by_every_way_and_measure() throws IOException {
        Frontier frontier = small();

        Map<String, FrontierResult> results = InMemory.run(frontier);

        assertThat(results)
                .containsOnlyKeys(
                        "small-alone-run1",
                        "small-modified-1-run1",
                        "small-modified-100-run1",
                        "small-ordinary-1-run1",
                        "small-ordinary-100-run1",
                        "small-construction-2-run1");
        FrontierResult alone = results.get("small-alone-run1");
        assertThat(alone.repair()).isLessThan(alone.damage());
        assertThat(results.get("small-ordinary-100-run1").gap()).isLessThan(0.5 * alone.gap());
        assertThat(results.values()).extracting(FrontierResult::gap).doesNotHaveDuplicates();
        assertThat(results.get("small-construction-2-run1").gap()).isLessThan(1e-5);
        assertThat(frontier.findings(results).figures().get(0).picture().svg()).isPresent();
    }

    @Test
    void should_give_the_same_result_for_a_point_run_alone_and_another_for_another_run() throws IOException {
        FrontierPoint point = small().points().get(1);

        FrontierResult result = point.run(share -> {});

        assertThat(small().points().get(1).run(share -> {}).gap()).isEqualTo(result.gap());
        assertThat(Frontier.at(Scale.QUICK).points())
                .filteredOn(other -> other.id().startsWith("sensors-modified-1-"))
                .extracting(other -> other.configuration().seed())
                .containsExactly(1L, 2L);
    }

    @Test
    void should_be_kept_as_json_and_repeated_from_its_configuration() throws IOException {
        Frontier frontier = small();
        Path again = Files.write(folder.resolve("config.xml"), ExperimentConfiguration.xml(frontier));

        assertThat(((Frontier) new ConfigurationManager(again.toString()).lookup("frontier")).points())
                .isEqualTo(frontier.points());
        FrontierResult result = EqualRepairTest.result(0.2, 0.1, TrainingOutcome.COMPLETED);
        String json = TaskJson.MAPPER.writeValueAsString(result);
        assertThat(TaskJson.MAPPER.readValue(json, FrontierResult.class)).isEqualTo(result);
    }

    @Test
    void should_tell_tables_of_other_rows_apart() throws IOException {
        FrontierPoint point = small().points().get(0);

        String other = SMALL.replace("name=\"rows\" value=\"150\"", "name=\"rows\" value=\"151\"");
        Path file = Files.writeString(folder.resolve("other.xml"), other);
        Frontier changed = (Frontier) new ConfigurationManager(file.toString()).lookup("frontier");

        assertThat(changed.points().get(0)).isNotEqualTo(point);
    }

    @Test
    void should_find_what_the_ways_cost_at_equal_repair() {
        Map<String, FrontierResult> results = new LinkedHashMap<>();
        for (int run = 1; run <= 2; run++) {
            put(results, "sensors-alone-run" + run, 0.20, 1e-1);
            put(results, "sensors-modified-1-run" + run, 0.22, 1e-2);
            put(results, "sensors-ordinary-0.3-run" + run, 0.30, 1e-3);
            put(results, "sensors-construction-4-run" + run, 0.21, run == 1 ? 1e-7 : 1e-5);
        }

        Findings findings = Frontier.at(Scale.QUICK).findings(results);

        assertThat(findings.summary())
                .containsExactly(
                        "sensors: reconstruction alone leaves an error of 0.200 and a gap of 0.10; at an error at most 5 %"
                                + " higher the gaps are: modified gradient *0.032*, ordinary gradient *0.063*, by construction"
                                + " *1.0e-6*.",
                        "sensors: of the 1 weights of the modified gradient, from 1 to 1, *all* ended with a repair and with a"
                                + " gap no larger than that of reconstruction alone.");
        List<Object> modified = findings.tables().get(0).rows().get(0);
        assertThat(modified.subList(0, 2)).containsExactly("sensors", "modified gradient");
        assertThat((double) modified.get(3)).isCloseTo(Math.pow(10, -1.2), within(1e-9));
        assertThat((double) modified.get(5)).isCloseTo(1e-2, within(1e-9));
        assertThat(findings.tables().get(1).rows()).hasSize(4);
    }

    private static void put(Map<String, FrontierResult> results, String id, double repair, double gap) {
        results.put(id, EqualRepairTest.result(repair, gap, TrainingOutcome.COMPLETED));
    }

    @Test
    void should_name_the_weights_that_did_not_converge() {
        Map<String, FrontierResult> results = new LinkedHashMap<>();
        put(results, "sensors-alone-run1", 0.20, 1e-1);
        put(results, "sensors-modified-0.1-run1", 0.21, 9e-2);
        put(results, "sensors-modified-1-run1", 0.22, 2e-1);
        put(results, "sensors-modified-3-run1", 0.41, 1e-2);
        results.put("sensors-modified-10-run1", EqualRepairTest.result(0.3, 1e-2, TrainingOutcome.DIVERGED));

        assertThat(Frontier.at(Scale.QUICK).findings(results).summary().get(1))
                .contains("of the 4 weights", "*1* ended with a repair", "(not so 1, 3, 10)");
    }

    @Test
    void should_say_what_was_found_without_reconstruction_alone() {
        Map<String, FrontierResult> results = new LinkedHashMap<>();
        put(results, "sensors-modified-0.1-run1", 0.21, 9e-2);

        Findings findings = Frontier.at(Scale.QUICK).findings(results);

        assertThat(findings.summary()).isEmpty();
        assertThat(findings.tables().get(1).rows()).hasSize(1);
        assertThat(findings.figures().get(0).picture().svg()).isPresent();
    }

    @Test
    void should_say_where_a_table_is_missing_when_it_is_read() {
        RepairTable missing = new RepairTable("missing", folder.resolve("none.csv"), 2);

        assertThat(missing.content()).contains("none.csv");
        assertThatThrownBy(missing::train)
                .isInstanceOf(PropertyException.class)
                .hasMessageContaining("none.csv")
                .hasMessageContaining("does not exist");
    }

    @Test
    void should_refuse_a_configuration_that_makes_no_sense() {
        for (String[] wrong : new String[][] {
            {"name=\"epochs\" value=\"80\"", "name=\"epochs\" value=\"0\"", "epochs"},
            {"<item>100</item>", "<item>-1</item>", "weights"},
            {"<item>24</item>", "<item>0</item>", "hidden"},
            {"<propertylist name=\"ranks\"><item>2</item>", "<propertylist name=\"ranks\"><item>0</item>", "ranks"},
        }) {
            assertThatThrownBy(() -> {
                        Path file = Files.writeString(folder.resolve("wrong.xml"), SMALL.replace(wrong[0], wrong[1]));
                        new ConfigurationManager(file.toString()).lookup("frontier");
                    })
                    .isInstanceOf(PropertyException.class)
                    .hasMessageContaining(wrong[2]);
        }
    }
}
