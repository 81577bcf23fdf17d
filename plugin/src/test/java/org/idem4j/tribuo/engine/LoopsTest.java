package org.idem4j.tribuo.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopsTest {

    private static Matrix matrix(float[] values, int columns) {
        Matrix matrix = Matrix.allocate(values.length / columns, columns);
        matrix.write(values, 0);
        return matrix;
    }

    private static float[] normal(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /** One block and several; rows that end within a block and rows longer than one. */
    @ParameterizedTest
    @CsvSource({"1, 1", "7, 3", "1000, 5", "683, 3", "9, 5000"})
    void should_equal_the_formulas_in_double(int rows, int columns) {
        int count = rows * columns;
        float[] a = normal(count, 1);
        float[] b = normal(count, 2);
        float[] w = normal(rows, 3);
        try (Matrix left = matrix(a, columns);
                Matrix right = matrix(b, columns);
                Matrix result = Matrix.allocate(rows, columns)) {
            Loops.combine(new double[] {3, -2}, new Matrix[] {left, right}, w, result);

            float[] combined = result.toFloats();
            double distance = 0;
            double weighted = 0;
            for (int i = 0; i < count; i++) {
                double expected = w[i / columns] * (3.0 * a[i] - 2.0 * b[i]);
                assertThat((double) combined[i]).isCloseTo(expected, within(1e-6 * (1 + Math.abs(expected))));
                double difference = (double) a[i] - b[i];
                distance += difference * difference;
                weighted += w[i / columns] * difference * difference;
            }
            assertThat(left.squaredDistance(right, null)).isCloseTo(distance, within(1e-6 * distance));
            assertThat(left.squaredDistance(right, w)).isCloseTo(weighted, within(1e-6 * distance));
            assertThat(left.toFloats()).isEqualTo(a);
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 1", "5, 3", "3000, 3"})
    void should_add_all_terms(int length, int count) {
        List<float[]> terms =
                IntStream.range(0, count).mapToObj(k -> normal(length, 4 + k)).toList();
        List<Matrix> matrices = terms.stream().map(term -> matrix(term, length)).toList();
        try (Matrix sum = matrix(new float[3 + length], 3 + length)) {
            Loops.addAll(sum.at(3), matrices, length);
            Loops.addAll(sum.at(3), matrices, length);

            float[] sums = sum.toFloats();
            assertThat(sums).startsWith(0, 0, 0);
            for (int i = 0; i < length; i++) {
                double expected = 0;
                for (float[] term : terms) {
                    expected += 2.0 * term[i];
                }
                assertThat((double) sums[3 + i]).isCloseTo(expected, within(2e-6));
            }
        } finally {
            matrices.forEach(Matrix::close);
        }
    }
}
