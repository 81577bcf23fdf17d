package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
@DisplayName("A row of which nothing is known, among others")
class UnknownRowsTest extends BareTableTest {

    private static final String HEADER = "id;day;warm;warmer;dry;wet\n";
    private static final String UNKNOWN = "x;2026-11-30;;;;\n";

    private String rows() throws IOException {
        return Files.readString(table(40, false)).substring(HEADER.length());
    }

    @Test
    void should_be_left_out_of_an_evaluation() throws IOException {
        Path model = folder.resolve("model");
        assertThat(train(table(120, false), model)).as(() -> err).isZero();
        String rows = rows();
        Path among = file("among.csv", HEADER + UNKNOWN + rows);
        Path without = file("without.csv", HEADER + rows);
        Path onnx = model.resolve("model.onnx");

        assertThat(run("evaluate", "--model", onnx, "--data", without)).isZero();
        String expected = out;
        assertThat(run("evaluate", "--model", onnx, "--data", among))
                .as(() -> err)
                .isZero();
        assertThat(out).contains("among.csv: rows without a known cell were left out: 1, row 1.");
        assertThat(out.replace("among", "without").lines().filter(line -> !line.contains("left out")))
                .containsExactlyElementsOf(expected.lines().toList());

        assertFails(
                run("evaluate", "--model", onnx, "--data", file("none.csv", HEADER + UNKNOWN)),
                2,
                "none.csv has no known cell in any of its rows");
    }

    @Test
    void should_get_a_blank_score() throws IOException {
        Path model = folder.resolve("model");
        assertThat(run("train", table(120, false), "--detector", "-o", model))
                .as(() -> err)
                .isZero();
        String rows = rows();
        Path onnx = model.resolve("model.onnx");
        Path scores = folder.resolve("scores.csv");
        Path others = folder.resolve("others.csv");

        assertThat(run("score", "--model", onnx, "-i", file("without.csv", HEADER + rows), "-o", others))
                .as(() -> err)
                .isZero();
        assertThat(run("score", "--model", onnx, "-i", file("among.csv", HEADER + rows + UNKNOWN), "-o", scores))
                .as(() -> err)
                .isZero();
        assertThat(out).contains("Scored 40 rows", "nothing to score: 1, row 41. Their scores are blank.");
        List<String> lines = Files.readAllLines(scores);
        assertThat(lines.get(41)).isEqualTo(";;x;2026-11-30");
        assertThat(lines.subList(0, 41)).isEqualTo(Files.readAllLines(others));

        assertFails(
                run("score", "--model", onnx, "-i", file("none.csv", HEADER + UNKNOWN), "-o", scores),
                2,
                "none.csv has no known cell in any of its rows");
        assertThat(Files.readAllLines(scores)).isEqualTo(lines);
    }
}
