package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("training")
@DisplayName("A detector of rows with categories")
class CodedDetectorTest extends CommandTest {

    @Test
    void should_score_rows_with_categories_and_tell_contributions_by_the_columns_of_the_table() throws IOException {
        Path detector = folder.resolve("detector");
        Path table = file("cars.csv", Cars.rows(120, 4, 0));
        assertThat(run("train", table, "--detector", "-o", detector, "--allow-worse", "--@selfMap.epochs", "20"))
                .as(() -> err)
                .isZero();
        Path odd = file("odd.csv", "id,colour,doors,kg,length,price\na,red,4,-9000,4.9,21000\n");

        assertThat(run(
                        "score",
                        "--model",
                        detector.resolve("model.onnx"),
                        "-i",
                        odd,
                        "-o",
                        folder.resolve("s.csv"),
                        "--contributions",
                        folder.resolve("c.csv")))
                .as(() -> err)
                .isZero();

        List<String[]> cells = Cars.cells(folder.resolve("c.csv"));
        assertThat(cells.get(0)).containsExactly("row", "score", "colour", "doors", "kg", "length", "price");
        double[] shares =
                Arrays.stream(cells.get(1)).mapToDouble(Double::parseDouble).toArray();
        assertThat(shares[4]).isGreaterThan(shares[2]).isGreaterThan(shares[3]);
        assertThat(Cars.cells(folder.resolve("s.csv")).get(1)[1]).isEqualTo("1");
    }
}
