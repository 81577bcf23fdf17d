package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;

/** {@code experiment} on B1, a few steps each. */
@Tag("training")
class ExperimentCommandTest extends CommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private int tiny(Path output, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "experiment",
                "figure3",
                "--output",
                output,
                "--@figure3.networks",
                "B1",
                "--@B1.runs",
                "2",
                "--@B1.epochs",
                "20",
                "--@figure3.rates",
                "0.07,0.22"));
        arguments.addAll(Arrays.asList(more));
        return run(arguments.toArray());
    }

    /** The points' results, without what is measured in seconds. */
    private static Map<String, JsonNode> results(Path output) throws IOException {
        Map<String, JsonNode> results = new TreeMap<>();
        try (Stream<Path> files = Files.list(output.resolve("points"))) {
            for (Path file : files.toList()) {
                ObjectNode result = (ObjectNode) JSON.readTree(file.toFile()).required("result");
                result.remove("secondsPerStep");
                results.put(file.getFileName().toString(), result);
            }
        }
        return results;
    }

    @Test
    void should_list_the_experiments() {
        assertThat(run("experiment")).isZero();
        assertThat(out).contains("figure3", "idempotent error against the learning rate", "control", "cost");
        assertThat(run("experiment", "--help")).isZero();
        assertThat(out).contains("--point", "figure3", "idempotent error against the learning rate");
    }

    @Test
    void should_write_points_tables_figures_and_a_report() throws Exception {
        Path output = folder.resolve("out");

        assertThat(tiny(output)).as(() -> err).isZero();

        assertThat(results(output))
                .containsOnlyKeys(Stream.of("modified-0.07", "modified-0.22", "ordinary-0.07", "ordinary-0.22")
                        .flatMap(cell -> Stream.of("b1-" + cell + "-run1.json", "b1-" + cell + "-run2.json"))
                        .toList());
        JsonNode point = JSON.readTree(
                output.resolve("points/b1-ordinary-0.22-run2.json").toFile());
        assertThat(point.at("/configuration/epochs").asInt()).isEqualTo(20);
        assertThat(point.at("/configuration/method/gradient").asText()).isEqualTo("ORDINARY");
        assertThat(point.at("/provenance/engine/threads").asInt()).isPositive();
        List<String> csv = Files.readAllLines(output.resolve("figure3.csv"));
        assertThat(csv).hasSize(5);
        assertThat(csv.get(0)).startsWith("network,gradient,scale,rate,epochs,runs,kept");
        assertThat(csv.get(1)).startsWith("B1,modified,paper,0.07,20,2,2,0,0.");
        JsonNode json = JSON.readTree(output.resolve("figure3.json").toFile());
        assertThat(json.at("/points").asInt()).isEqualTo(8);
        assertThat(json.at("/points_planned").asInt()).isEqualTo(8);
        assertThat(json.at("/tables/figure3/0/error").asDouble())
                .isEqualTo((results(output)
                                        .get("b1-modified-0.07-run1.json")
                                        .at("/end/error")
                                        .asDouble()
                                + results(output)
                                        .get("b1-modified-0.07-run2.json")
                                        .at("/end/error")
                                        .asDouble())
                        / 2);
        assertThat(json.at("/tables/figure3/0/published").isNull()).isTrue();
        for (String figure : List.of("figure3", "figure3-curves")) {
            assertThat(xml(output.resolve(figure + ".svg")).getDocumentElement().getTagName())
                    .isEqualTo("svg");
            assertThat(output.resolve(figure + ".png")).isNotEmptyFile();
        }
        Document report = xml(output.resolve("report.html"));
        assertThat(report.getElementsByTagName("svg").getLength()).isEqualTo(2);
        assertThat(report.getElementsByTagName("tr").getLength()).isEqualTo(5);
        assertThat(report.getDocumentElement().getTextContent()).contains("B1: the modified gradient reaches");
        assertThat(out)
                .contains("B1: the modified gradient reaches", "report.html")
                .doesNotContain("Partial");
    }

    private static Document xml(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        return factory.newDocumentBuilder().parse(file.toFile());
    }

    @Test
    void should_give_the_same_bits_for_one_point_alone() throws IOException {
        Path whole = folder.resolve("whole");
        Path alone = folder.resolve("alone");
        assertThat(tiny(whole)).as(() -> err).isZero();

        assertThat(tiny(alone, "--point", "b1-modified-0.22-run2"))
                .as(() -> err)
                .isZero();

        assertThat(results(alone)).hasSize(1);
        assertThat(results(whole)).containsAllEntriesOf(results(alone));
        assertThat(out).contains("Partial: 1 of 8 points have been run.");
        assertThat(Files.readString(alone.resolve("report.html"))).contains("Partial: 1 of 8 points have been run.");
    }

    @Test
    void should_go_on_where_it_was_stopped() throws IOException {
        Path output = folder.resolve("out");
        assertThat(tiny(output)).as(() -> err).isZero();
        Map<String, JsonNode> before = results(output);
        Path removed = output.resolve("points/b1-ordinary-0.07-run1.json");
        Path kept = output.resolve("points/b1-ordinary-0.07-run2.json");
        Files.delete(removed);
        byte[] bytes = Files.readAllBytes(kept);

        assertThat(tiny(output)).as(() -> err).isZero();

        assertThat(results(output)).isEqualTo(before);
        assertThat(kept).hasBinaryContent(bytes); // with the seconds of the first time
    }

    @Test
    void should_be_repeated_from_its_config_xml() throws IOException {
        Path output = folder.resolve("out");
        Path again = folder.resolve("again");
        assertThat(tiny(output, "--@figure3.seed=5")).as(() -> err).isZero();

        int code = run("experiment", "figure3", "-o", again, "-c", output.resolve("config.xml"));

        assertThat(code).as(() -> err).isZero();
        assertThat(results(again)).isEqualTo(results(output));
        assertThat(again.resolve("config.xml")).hasSameBinaryContentAs(output.resolve("config.xml"));
    }

    @Test
    void should_run_networks_of_ones_own() throws IOException {
        Path config = file("own.xml", """
                <config>
                  <component name="Mine" type="org.idem4j.tribuo.experiment.noise.Subject">
                    <property name="dimension" value="4"/>
                    <property name="network" value="net"/>
                    <property name="runs" value="1"/>
                    <property name="epochs" value="3"/>
                  </component>
                  <component name="net" type="org.idem4j.tribuo.network.MultilayerPerceptron"/>
                  <component name="control" type="org.idem4j.tribuo.experiment.Control">
                    <propertylist name="networks"><item>Mine</item></propertylist>
                    <propertylist name="rates"><item>0.1</item></propertylist>
                  </component>
                </config>
                """);
        Path output = folder.resolve("out");

        assertThat(run("experiment", "control", "-o", output, "-c", config))
                .as(() -> err)
                .isZero();

        assertThat(results(output))
                .containsOnlyKeys(
                        "mine-modified-mean-0.1-run1.json",
                        "mine-modified-paper-0.1-run1.json",
                        "mine-ordinary-mean-0.1-run1.json",
                        "mine-ordinary-paper-0.1-run1.json");
    }

    @Test
    void should_refuse_a_folder_of_another_configuration_and_leave_it_alone() throws IOException {
        Path output = folder.resolve("out");
        assertThat(tiny(output)).as(() -> err).isZero();
        byte[] config = Files.readAllBytes(output.resolve("config.xml"));

        assertFails(
                tiny(output, "--@figure3.batchSize=100"),
                2,
                "b1-modified-0.07-run1.json",
                "batchSize was 1000, is now 100",
                "choose another output folder");
        assertThat(output.resolve("config.xml")).hasBinaryContent(config);

        assertFails(run("experiment", "cost", "-o", output), 2, "config.xml is that of another experiment than cost");
        assertThat(output.resolve("config.xml")).hasBinaryContent(config);

        Files.writeString(output.resolve("points/b1-modified-0.07-run1.json"), "{");
        assertFails(tiny(output), 2, "b1-modified-0.07-run1.json is damaged", "delete it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "figure9|--@figure3.seed|1|no experiment 'figure9'; choose one of figure1",
                "figure3|--@figure3.rate|1|rate",
                "figure3|--@figur3.rates|1|names no component of the configuration",
                "figure3|--@rates|1|--@COMPONENT.PROPERTY",
                "figure3|--@figure3.rates|-1|above zero and finite, not -1.0",
                "figure3|--@figure3.rates|0.1,0.1|b1-modified-0.1-run1 stands twice",
                "figure3|--@figure3.batchSize|0|at least one row, not 0",
                "figure3|--@figure3.networks|B7|B7",
                "figure3|--@B1.runs|0|of B1 must be at least 1, not 0",
                "figure3|--@B1.epochs|many|many",
                "figure3|--point|b1-modified-0.3-run1|no point 'b1-modified-0.3-run1'",
                "figure3|--scale|huge|no scale 'huge'; choose quick or full",
                "figure3|--config-file|none.xml|no such configuration file",
                "cost|--@cost.widths|0|at least 1, not 0"
            })
    void should_explain_bad_usage(String name, String option, String value, String message) {
        Path output = folder.resolve("out");

        assertFails(run("experiment", name, "--output", output, option, value), 2, message);
        assertThat(output).doesNotExist();
    }

    @Test
    void should_ask_for_a_folder_and_for_one_source_of_defaults() throws IOException {
        assertFails(run("experiment", "figure3"), 2, "'--output=DIR'");
        Path config = file("c.xml", "<config></config>");
        assertFails(
                run("experiment", "figure3", "-o", folder, "--scale", "full", "-c", config),
                2,
                "--scale chooses defaults, but");
        assertFails(run("experiment", "figure3", "-o", folder, "-c", config), 2, "has no component 'figure3'");
    }
}
