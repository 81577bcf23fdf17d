package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.idem4j.tribuo.data.MatrixTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tribuo.math.la.DenseMatrix;

class PurifyTest extends CommandTest {

    private static final int ANY_SIZE = 1000;

    private Path result;

    @BeforeEach
    void place() throws IOException {
        result = file("P.csv", "old and good");
    }

    private int purify(String matrix, Object... more) throws IOException {
        return purify(file("K.csv", matrix), more);
    }

    private int purify(Path input, Object... more) {
        List<Object> arguments = new java.util.ArrayList<>(List.of("purify", "--input", input, "--output", result));
        arguments.addAll(List.of(more));
        return run(arguments.toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 10})
    void should_write_the_projector_and_tell_how_it_went(int order) throws IOException {
        assertThat(purify("1.02,0.1\n0.05,-0.03\n", "--order", order))
                .as(() -> err)
                .isZero();

        assertThat(out).contains("K.csv: 2 x 2, not symmetric", "below 1/4: convergence is certain");
        assertThat(out).contains("a projector of rank 1", "1 to 1", "1 to 0", "Wrote " + result);
        DenseMatrix p = MatrixTable.read(result, ANY_SIZE).matrix();
        DenseMatrix square = p.matrixMultiply(p);
        for (int i = 0; i < 4; i++) {
            assertThat(square.get(i / 2, i % 2)).isCloseTo(p.get(i / 2, i % 2), within(1e-15));
        }
    }

    @Test
    void should_give_the_header_back_and_every_bit() throws IOException {
        String oblique = "to,\"a, b\",c\n1.0,0.1,0.3333333333333333\n0.0,0.0,0.0\n0.0,0.0,0.0\n";

        assertThat(purify(oblique)).as(() -> err).isZero();

        assertThat(result).hasContent(oblique);
        assertThat(out).contains("It is a fixed point already, attracting.");
    }

    @Test
    void should_purify_a_matrix_for_which_blas_is_used() throws IOException {
        int n = 320;
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder matrix = new StringBuilder();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double noise = 1e-3 * random.nextGaussian();
                matrix.append(j == 0 ? "" : ",").append((i == j && i < 50 ? 1 : 0) + noise);
            }
            matrix.append('\n');
        }

        assertThat(purify(matrix.toString(), "--order", "3")).as(() -> err).isZero();

        assertThat(out).contains("a projector of rank 50").doesNotContain("Eigenvalues");
    }

    @Test
    void should_keep_the_trace_where_asked() throws IOException {
        String diagonal = "0.9,0,0\n0,0.7,0\n0,0,0.45\n"; // two above a half, trace 2.05
        String low = "0.45,0,0\n0,0.4,0\n0,0,0.1\n"; // none, trace 0.95

        assertThat(purify(diagonal)).isZero();
        assertThat(out).contains("rank 2");
        assertThat(purify(low)).isZero();
        assertThat(out).contains("rank 0");
        assertThat(purify(low, "--keep-trace")).as(() -> err).isZero();
        assertThat(out).contains("rank 1", "no guarantee");
    }

    @Test
    void should_go_slowly_where_damped_and_far_where_contracted() throws IOException {
        assertThat(purify("1.02,0.1\n0.05,-0.03\n", "--damping", "0.5")).isZero();
        assertThat(out).contains("Observed order of convergence: 1.0");

        assertFails(purify("30,1\n0,-20\n"), 1, "beyond all bounds", "contract");
        assertThat(purify("30,1\n0,-20\n", "--contract")).as(() -> err).isZero();
        assertThat(out).contains("rank 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'0.5,0\n0,1\n'|stands still|0.5: is at the repelling fixed point 0.5 (multiplier 1.5)",
                "'5,0\n0,1\n'|beyond all bounds|5.0: goes beyond all bounds in",
                "'0.5,1\n0,0.5\n'|settled nowhere|0.5, defective (Jordan blocks of sizes [2])"
            })
    void should_say_why_not_and_leave_the_old_result(String matrix, String reason, String analysis) throws IOException {
        assertFails(purify(matrix), 1, "K.csv was not made idempotent", "P.csv is as it was");

        assertThat(err).contains(reason);
        assertThat(out).contains(analysis);
        assertThat(result).hasContent("old and good");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|has no rows",
                "'1,2\n'|1 rows, but 2 columns",
                "'1,2\n3,4\n5,6\n'|more rows than its 2 columns",
                "'a,b\n1,2\n3,4\n5,6\n'|below the header",
                "'1,2\n3\n'|row 2 (line 2) has 1 cells",
                "'1,2\n3,\n'|row 2 (line 2), column 'column02' is blank",
                "'1,NaN\n3,4\n'|row 1 (line 1), column 'column02' is 'NaN', which is no finite number",
                "'1,2\nthree,4\n'|row 2 (line 2), column 'column01' is 'three', which is no number",
                "'1,x\n3,4\n'|row 1 (line 1), column 'column02' is 'x', which is no number",
                "'a,b\n1,2\n3,Infinity\n'|row 2 (line 3), column 'b' is 'Infinity'"
            })
    void should_say_where_a_matrix_is_bad(String matrix, String message) throws IOException {
        assertFails(purify(matrix), 2, "K.csv", message);
        assertThat(result).hasContent("old and good");
    }

    @Test
    void should_explain_bad_usage() throws IOException {
        String matrix = "1,0\n0,0\n";
        assertFails(purify(matrix, "--order", "1"), 2, "from 2 to 10, but is 1");
        assertFails(purify(matrix, "--damping", "0"), 2, "above 0 and at most 1, but is 0.0");
        assertFails(purify(matrix, "--keep-trace", "--order", "3"), 2, "steps of its own");
        assertFails(purify("-5,0\n0,0\n", "--keep-trace"), 2, "trace of -5.0");
        assertFails(purify(folder.resolve("none.csv")), 2, "none.csv", "no such file");
        assertFails(run("purify", "--input", result), 2, "--output");
        assertThat(result).hasContent("old and good");
    }

    @Test
    void should_refuse_a_matrix_that_memory_can_not_hold_before_reading_it() throws IOException {
        Path wide = folder.resolve("wide.csv");
        Files.writeString(wide, "0,".repeat(30_000) + "0\n");

        assertFails(purify(wide), 2, "30001 columns", "-Xmx");
    }

    @Test
    void should_explain_itself_to_someone_who_has_not_read_the_paper() {
        assertThat(run("purify", "--help")).isZero();

        assertThat(out).contains("P^2 = P", "3K^2 - 2K^3", "Example:", "--input K.csv --output P.csv", "--keep-trace");
    }
}
