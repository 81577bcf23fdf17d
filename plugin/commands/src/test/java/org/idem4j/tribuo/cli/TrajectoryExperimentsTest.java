package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("The experiments figure4 and landscape, in miniature")
@Tag("training")
class TrajectoryExperimentsTest extends CommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private int experiment(String name, Path output, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "experiment",
                name,
                "--output",
                output,
                "--@B2.epochs=6",
                "--@" + name + ".batchSize=16",
                "--@" + name + ".evaluationRows=10"));
        arguments.addAll(List.of(more));
        return run(arguments.toArray());
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file);
    }

    @Test
    void should_write_every_epoch_of_figure4_and_its_figure() throws IOException {
        assertThat(experiment("figure4", folder)).as(err).isZero();

        assertThat(folder.resolve("figure4.svg")).isNotEmptyFile();
        assertThat(folder.resolve("figure4.png")).isNotEmptyFile();
        assertThat(folder.resolve("report.html")).content().contains("<svg", "figure4-epochs.csv", "separately");
        assertThat(lines(folder.resolve("figure4.csv"))).hasSize(1 + 3);
        List<String> epochs = lines(folder.resolve("figure4-epochs.csv"));
        assertThat(epochs).hasSize(1 + 6);
        String[] first = epochs.get(1).split(",");
        assertThat(first[3]).isEqualTo("1");
        assertThat(first[4])
                .as("one start: the modified norm along both trajectories")
                .isEqualTo(first[6]);
        assertThat(first[8]).as("and the cosines").isEqualTo(first[9]).isEqualTo(first[10]);
        JsonNode json = JSON.readTree(folder.resolve("figure4.json").toFile());
        assertThat(json.at("/tables/figure4-epochs")).hasSize(6);
        assertThat(json.at("/tables/figure4/2/trajectory").asText()).isEqualTo("separately");
        assertThat(json.at("/tables/figure4/2/modified_norm_first").asDouble()).isEqualTo(Double.parseDouble(first[4]));
        assertThat(out).contains("B2 at learning rate", "along the modified trajectory");
    }

    @Test
    void should_write_the_surface_and_both_ways_of_a_landscape() throws IOException {
        assertThat(experiment("landscape", folder, "--@landscape.grid=4", "--@landscape.snapshots=3"))
                .as(err)
                .isZero();

        assertThat(folder.resolve("landscape.svg")).isNotEmptyFile();
        assertThat(folder.resolve("landscape.png")).isNotEmptyFile();
        assertThat(lines(folder.resolve("landscape.csv"))).hasSize(1 + 2);
        assertThat(lines(folder.resolve("landscape-trajectories.csv"))).hasSize(1 + 2 * 4);
        List<String> surface = lines(folder.resolve("landscape-surface.csv"));
        assertThat(surface).hasSize(1 + 4 * 4);
        assertThat(surface.get(1).split(",")[4])
                .as("a row of the grid")
                .isEqualTo(surface.get(4).split(",")[4]);
        assertThat(surface.get(1).split(",")[3])
                .as("a column of the grid")
                .isEqualTo(surface.get(5).split(",")[3]);
        assertThat(out).contains("the first two components explain", "published 93.55 % and 4.26 %");
    }

    @Test
    void should_give_the_same_bits_again_from_the_configuration_left() throws IOException {
        Path again = folder.resolve("again");
        Path first = folder.resolve("first");
        assertThat(experiment("landscape", first, "--@landscape.grid=3", "--@landscape.snapshots=3"))
                .as(err)
                .isZero();

        int code = run("experiment", "landscape", "-o", again, "-c", first.resolve("config.xml"));

        assertThat(code).as(err).isZero();
        for (String file : List.of("landscape.csv", "landscape-trajectories.csv", "landscape-surface.csv")) {
            assertThat(again.resolve(file)).hasSameTextualContentAs(first.resolve(file));
        }
    }

    @Test
    void should_name_the_figures_of_several_pairs_by_their_points() {
        assertThat(experiment("figure4", folder, "--@figure4.rates=0.07,1.42"))
                .as(err)
                .isZero();

        assertThat(folder.resolve("figure4-b2-pair-0.07-run1.svg")).exists();
        assertThat(folder.resolve("figure4-b2-pair-1.42-run1.svg")).exists();
        assertThat(folder.resolve("points/b2-pair-1.42-run1.json")).exists();
    }

    @Test
    void should_run_the_papers_other_networks() throws IOException {
        assertThat(experiment("figure4", folder, "--@figure4.networks=B1", "--@B1.epochs=3"))
                .as(err)
                .isZero();

        assertThat(lines(folder.resolve("figure4.csv")).get(1)).startsWith("B1,");
        assertThat(lines(folder.resolve("figure4-epochs.csv"))).hasSize(1 + 3);
    }

    @Test
    void should_refuse_a_grid_without_an_extent() {
        int code = experiment("landscape", folder, "--@landscape.grid=1");

        assertFails(code, 2, "grid", "at least two places", "not 1");
    }
}
