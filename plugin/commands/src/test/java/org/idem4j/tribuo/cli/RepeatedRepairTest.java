package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.idem4j.onnx.graph.ModelDescription;
import org.idem4j.onnx.graph.SelfMapGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code predict} run more than once on the same rows. */
class RepeatedRepairTest extends RepairCommandTest {

    @Test
    void should_show_that_twice_is_once() throws IOException {
        Path model = trained(0.2).resolve("model.onnx");

        int code = run("predict", "--model", model, "-i", blanked(40), "-o", folder.resolve("o.csv"), "--passes", "3");

        assertThat(code).as(() -> err).isZero();
        Matcher passes = Pattern.compile("in units of the columns' deviations: (\\S+), (\\S+), (\\S+)\\.\\R")
                .matcher(out);
        assertThat(passes.find()).as(out).isTrue();
        assertThat(Double.parseDouble(passes.group(1))).isBetween(0.1, 2.0);
        assertThat(Double.parseDouble(passes.group(2))).isLessThan(1e-5);
        assertThat(Double.parseDouble(passes.group(3))).isLessThan(1e-5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"row", "cells"})
    void should_write_the_same_bytes_however_often_it_runs(String replaced) throws IOException {
        Path model = trained(0.2).resolve("model.onnx");
        Path once = folder.resolve("once.csv");
        Path twice = folder.resolve("twice.csv");
        Path both = folder.resolve("both.csv");
        Path input = blanked(200);

        for (List<Object> run : List.<List<Object>>of(
                List.of(input, once), List.of(once, twice), List.of(input, both, "--passes", "2"))) {
            List<Object> arguments = new ArrayList<>(
                    List.of("predict", "--model", model, "--repeatable", replaced, "-i", run.get(0), "-o", run.get(1)));
            arguments.addAll(run.subList(2, run.size()));
            assertThat(run(arguments.toArray())).as(() -> err).isZero();
            assertThat(out).doesNotContain("did not settle");
        }

        assertThat(Files.readAllBytes(twice)).isEqualTo(Files.readAllBytes(once));
        assertThat(Files.readAllBytes(both)).isEqualTo(Files.readAllBytes(once));
        assertThat(out).containsPattern("deviations: 0?\\.\\d+, 0\\.00\\.");
        assertThat(Files.readAllLines(once)).hasSize(201).noneMatch(line -> line.contains(",,"));
    }

    @Test
    void should_leave_rows_and_cells_within_the_tolerance_as_they_came() throws IOException {
        Path model = trained(0.2).resolve("model.onnx");
        Path clean = ROOT.resolve("test-data/sensors-test-clean.csv");
        Path output = folder.resolve("o.csv");

        int code = run("predict", "--model", model, "-i", clean, "-o", output, "--repeatable", "--tolerance", "1e6");

        assertThat(code).as(() -> err).isZero();
        List<String[]> x = cells(clean);
        List<String[]> y = cells(output);
        for (int row = 1; row < x.size(); row++) {
            for (int c = 0; c < 16; c++) {
                assertThat(Float.parseFloat(y.get(row)[c])).isEqualTo(Float.parseFloat(x.get(row)[c]));
            }
        }
        assertThat(out).contains("deviations: 0.00.");
    }

    /** A file of another program's that turns every value about zero. */
    @Test
    void should_say_how_many_rows_do_not_settle() throws IOException {
        Path turning = folder.resolve("turning.onnx");
        Files.write(
                turning,
                new SelfMapGraph(List.of("a", "b"), null, null, (graph, x) -> graph.node("Neg", x))
                        .model(13, new ModelDescription("turning", "org.idem4j", 1, "a test", Map.of()))
                        .toByteArray());
        Path input = file("input.csv", "a,b\n1,2\n0,0.01\n-3,4\n");
        Path output = folder.resolve("o.csv");

        int code = run("predict", "--model", turning, "-i", input, "-o", output, "--repeatable", "--tolerance", "0.1");

        assertThat(code).as(() -> err).isZero();
        assertThat(out).contains("Rows that did not settle within 100 replacements: 2. Another run may change them");
        assertThat(output).hasContent("a,b\n1,2\n0,0.01\n-3,4\n");
    }
}
