package org.idem4j.tribuo.corrector.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.numbers.complex.Complex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What rounding lets be told apart, on matrices whose entries are exact. */
class JordanStructureTest {

    private static List<List<Integer>> blocks(double[][] matrix) {
        return JordanStructure.of(SquareMatrix.of(Matrices.dense(matrix))).stream()
                .map(Eigenvalue::blocks)
                .toList();
    }

    private static double[][] diagonal(double... entries) {
        double[][] matrix = new double[entries.length][entries.length];
        for (int i = 0; i < entries.length; i++) {
            matrix[i][i] = entries[i];
        }
        return matrix;
    }

    @Test
    void should_find_all_blocks_of_a_symmetric_matrix_of_size_1() {
        assertThat(blocks(new double[][] {{0.5, 0.5, 0}, {0.5, 0.5, 0}, {0, 0, 1}}))
                .containsExactly(List.of(1), List.of(1, 1));
        assertThat(blocks(new double[3][3])).containsExactly(List.of(1, 1, 1));
    }

    /** n·2⁻⁵⁰ times the norm is 2^−45.5 here. */
    @Test
    void should_take_for_one_what_rounding_may_have_moved_apart() {
        double[] near = new double[16];
        near[0] = 1;
        near[1] = 1 + 0x1p-48;
        double[] apart = near.clone();
        apart[1] = 1 + 0x1p-43;

        assertThat(blocks(diagonal(near))).containsExactly(Collections.nCopies(14, 1), List.of(1, 1));
        assertThat(blocks(diagonal(apart))).containsExactly(Collections.nCopies(14, 1), List.of(1), List.of(1));
    }

    /** Singular values of 2⁻⁴⁰, below n·10⁻¹²‖K − λI‖, which is more than 10⁻¹¹, and eigenvalues 100 roundings apart. */
    @Test
    void should_count_small_singular_values_as_zero() {
        double[][] k = diagonal(0.5 + 0x1p-40, 0.5 - 0x1p-40, 1, 1, 1, 0, 0, 0);
        k[2][5] = 3; // not symmetric

        assertThat(blocks(k)).containsExactly(List.of(1, 1, 1), List.of(1, 1), List.of(1, 1, 1));
    }

    /** Of neighbours at λ ± δ, λ has one eigenvector, and powers of K − λI, in which δʲ vanishes, no block. */
    @ParameterizedTest
    @ValueSource(doubles = {0x1p-8, 0x1p-14})
    void should_take_no_neighbours_for_a_block(double delta) {
        double[][] k = IntegerBasis.jordan(new double[] {0.5 - delta, 0.5, 0.5 + delta, 1}, new int[] {1, 1, 1, 1});

        assertThat(blocks(k)).containsExactly(List.of(1), List.of(1), List.of(1), List.of(1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0x1p-40, 1, 0x1p40})
    void should_find_the_same_blocks_at_any_scale(double scale) {
        double[][] k = IntegerBasis.jordan(new double[] {0, 0, 1, 1, 0.5, 0.25}, new int[] {3, 1, 2, 2, 1, 1});
        double[][] scaled = Arrays.stream(k)
                .map(row -> Arrays.stream(row).map(value -> scale * value).toArray())
                .toArray(double[][]::new);

        assertThat(blocks(scaled)).containsExactly(List.of(3, 1), List.of(1), List.of(1), List.of(2, 2));
    }

    @Test
    void should_come_by_real_part_and_then_by_imaginary_part() {
        double[][] k = diagonal(0.5, 0.5, 0.5, 0.5, 0.25);
        k[0][1] = 0.25;
        k[1][0] = -0.25;
        k[2][3] = 0.5;
        k[3][2] = -0.5;

        Stream<Complex> values =
                JordanStructure.of(SquareMatrix.of(Matrices.dense(k))).stream().map(Eigenvalue::value);

        assertThat(values.map(value -> value.getReal() + value.getImaginary()))
                .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-14 ? 0 : Double.compare(a, b))
                .containsExactly(0.25, 0.0, 0.25, 0.75, 1.0);
    }
}
