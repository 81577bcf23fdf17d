package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DescribeTest extends CommandTest {

    private Path table() throws IOException {
        Random random = new Random(5);
        StringBuilder text = new StringBuilder("day;a;b;c\n");
        for (int row = 0; row < 80; row++) {
            double a = random.nextGaussian();
            text.append("2024-01-")
                    .append(10 + row % 20)
                    .append(';')
                    .append(row == 40 ? "-999" : String.format("%.3f", a))
                    .append(';')
                    .append(String.format("%.3f", 3 * random.nextGaussian()))
                    .append(';')
                    .append(String.format("%.3f", a * a))
                    .append('\n');
        }
        return file("table.csv", text.toString());
    }

    @Test
    void should_say_what_it_sees_and_write_it_as_json() throws IOException {
        Path json = folder.resolve("table.json");

        assertThat(run("describe", table(), "--output", json)).as(() -> err).isZero();

        assertThat(out)
                .contains("80 rows, 4 columns; cells are separated by ';'", "day ", "date")
                .contains("-999 in 1 cells: does it mark a missing one?")
                .contains("To train on: 3 of 4 columns, --columns a,b,c and --missing -999");
        JsonNode read = new ObjectMapper().readTree(json.toFile());
        assertThat(read.get("rows").asInt()).isEqualTo(80);
        assertThat(read.get("columns").get(1).get("suspects").get(0).asDouble()).isEqualTo(-999);
        assertThat(read.get("columns").get(0).get("kind").asText()).isEqualTo("DATE");
    }

    /** Without the missing cell, which the objective refuses until it counts in no loss. */
    @Test
    @Tag("training")
    void should_write_a_configuration_that_trains() throws IOException {
        Path table = file("whole.csv", java.nio.file.Files.readString(table()).replace("-999", "0.5"));
        Path configuration = folder.resolve("described.xml");

        assertThat(run("describe", table, "--config-file", configuration))
                .as(() -> err)
                .isZero();
        int code = run(
                "train",
                "-c",
                configuration,
                "-o",
                folder.resolve("out"),
                "--allow-worse",
                "--@filling.networks",
                "0",
                "--@trainer.epochs",
                "1",
                "--@correction.hidden",
                "4");

        assertThat(code).as(() -> err).isZero();
        assertThat(configuration).content().contains("a,b,c", "table.csv".replace("table", "whole"));
        assertThat(run("evaluate", "--model", folder.resolve("out/model.onnx"), "--data", table))
                .as(() -> err)
                .isZero();
    }

    /** A name is no template, and XML has characters of its own. */
    @Test
    void should_write_the_name_of_the_table_as_it_is() throws IOException {
        Path table = file("a{rank}&{columns}.csv", java.nio.file.Files.readString(table()));
        Path configuration = folder.resolve("named.xml");

        assertThat(run("describe", table, "--config-file", configuration))
                .as(() -> err)
                .isZero();

        assertThat(configuration)
                .content()
                .contains("a{rank}&amp;{columns}.csv\"", "name=\"rankBy\" value=\"VARIANCE\"");
    }

    @Test
    void should_refuse_a_configuration_of_too_few_columns_and_keep_the_old_one() throws IOException {
        Path old = file("old.xml", "old and good");

        assertFails(
                run("describe", file("text.csv", "a,b\nx,1\ny,2.5\n"), "-c", old),
                2,
                "has 1 columns to train on",
                "no configuration was written");
        assertThat(old).hasContent("old and good");
        assertFails(run("describe", folder.resolve("none.csv")), 2, "none.csv");
    }
}
