package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.idem4j.onnx.graph.ModelDescription;
import org.idem4j.onnx.graph.SelfMapGraph;
import org.idem4j.onnx.repair.Calibration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Rows for which a model gives no number, or none that can be meant")
class UnfitRowsTest extends CommandTest {

    private static final String ROWS = "id,a,b,c\nr,1,2,3\ns,1,-1,2\nt,-1,5,-6\n";

    /** A file whose one operator goes over each of three columns. */
    private Path model(String operator) throws IOException {
        byte[] file = new SelfMapGraph(List.of("b", "c", "a"), null, null, (graph, x) -> graph.node(operator, x))
                .model(13, new ModelDescription("g", "elsewhere", 1, "", Map.of()))
                .toByteArray();
        return Files.write(folder.resolve(operator + ".onnx"), file);
    }

    /** A root has the same bits in any batch, which a logarithm has not. */
    @ParameterizedTest
    @ValueSource(strings = {"--repair=all", "--repeatable=row", "--repeatable=cells"})
    void should_repair_the_others_and_leave_these_as_they_are(String mode) throws IOException {
        Path table = file("table.csv", ROWS.replace("-6", "-6.0000000001"));
        Path result = folder.resolve("result.csv");
        Path mask = folder.resolve("mask.csv");

        int code = run(
                "predict", "--model", model("Sqrt"), "-i", table, "-o", result, "--mask", mask, "--tolerance=9", mode);

        assertFails(
                code,
                1,
                "gives no finite number for 2 of the 3 rows of " + table + ": rows 2, 3",
                "In " + result + " they are as they were; the others are repaired.");
        List<String> lines = Files.readAllLines(result);
        assertThat(lines.get(1)).isEqualTo(mode.equals("--repair=all") ? "r,1,1.4142135,1.7320508" : "r,1,2,3");
        assertThat(lines.subList(2, 4)).containsExactly("s,1,-1,2", "t,-1,5,-6.0000000001");
        assertThat(mask).hasContent("id,a,b,c\nr,0,0,0\ns,0,0,0\nt,0,0,0\n");
    }

    /** Two passes of a logarithm give no number for 1 either. */
    @Test
    void should_say_so_of_a_later_pass() throws IOException {
        Path result = folder.resolve("result.csv");

        int code = run(
                "predict",
                "--model",
                model("Log"),
                "-i",
                file("t.csv", "a,b,c\n3,3,3\n1,2,3\n"),
                "-o",
                result,
                "--passes",
                2);

        assertFails(code, 1, "for 1 of the 2 rows of ", ": row 2; the first in column 'a'");
        assertThat(Files.readAllLines(result)).hasSize(3).endsWith("1,2,3");
    }

    @Test
    void should_leave_their_scores_blank() throws IOException {
        Path reference = file("reference.csv", "a,b,c\n" + "1,2,3\n4,5,6\n".repeat(60));
        Path result = folder.resolve("result.csv");

        int code = run(
                "score",
                "--model",
                model("Log"),
                "-i",
                file("table.csv", ROWS),
                "-o",
                result,
                "--reference",
                reference);

        assertFails(code, 1, "for 2 of the 3 rows of ", ": rows 2, 3. In " + result + " their scores are blank.");
        List<String> lines = Files.readAllLines(result);
        assertThat(lines.get(1)).matches("0\\.\\d+,0,r");
        assertThat(lines.subList(2, 4)).containsExactly(",,s", ",,t");
    }

    @ParameterizedTest
    @ValueSource(strings = {"predict", "score", "evaluate"})
    void should_write_nothing_where_nothing_is_left(String command) throws IOException {
        Path old = file("result.csv", "old and good");
        Path reference = file("reference.csv", "a,b,c\n" + "1,2,3\n4,5,6\n".repeat(60));
        Path table = file("table.csv", "a,b,c\n" + "-1,-1,2\n".repeat(command.equals("evaluate") ? 1 : 12));
        Path model = model("Log");

        int code = switch (command) {
            case "predict" -> run("predict", "--model", model, "-i", table, "-o", old);
            case "score" -> run("score", "--model", model, "-i", table, "-o", old, "--reference", reference);
            default -> {
                Files.writeString(table, "a,b,c\n1,2,3\n" + "-1,-1,2\n".repeat(12));
                yield run("evaluate", "--model", model, "--data", table, "-o", old);
            }
        };

        assertFails(code, 1, "for 12 of the 1", "rows ", ", …", "Nothing was written.");
        assertThat(old).hasContent("old and good");
    }

    @Test
    void should_tell_values_that_can_not_be_meant() throws IOException {
        Path table = file("table.csv", "a,b,c\n1,2,3\n4,80,6\n7,8,75\n");

        assertThat(run("predict", "--model", model("Exp"), "-i", table, "-o", folder.resolve("result.csv")))
                .as(() -> err)
                .isZero();

        assertThat(out)
                .contains("Rows with values beyond all that was learnt from: 2, rows 2, 3; the first in column 'b', is"
                        + " 5.54e+34. Check them");
    }

    @Test
    void should_know_by_the_deviations_what_can_not_be_meant() {
        FarRows far = new FarRows(new Calibration(.99, 9, new float[] {.5f, 1}, new float[] {0, 0}), 2);
        far.look(1, new float[] {4.9e8f, 9.9e29f, -4.9e8f, -9.9e29f});
        assertThat(far.told(List.of("p", "q"))).isEmpty();

        far.look(3, new float[] {-5.1e8f, 0, 0, 1.1e30f});
        assertThat(far.told(List.of("p", "q"))).contains(": 2, rows 3, 4; the first in column 'p', is -5.10e+08.");
    }
}
