package org.idem4j.tribuo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tribuo.math.la.DenseMatrix;

class SensorTableGeneratorTest {

    private static final Path TEST_DATA = Path.of("..", "test-data");

    @TempDir
    Path folder;

    @Test
    void should_make_the_tables_that_lie_in_test_data() throws IOException {
        SensorTableGenerator.write(folder);

        for (String name : List.of("sensors-train.csv", "sensors-test-clean.csv", "sensors-test-corrupted.csv")) {
            assertThat(folder.resolve(name)).hasSameBinaryContentAs(TEST_DATA.resolve(name));
        }
    }

    /** The share of the variance outside the best three-dimensional plane is what makes the table a fair task. */
    @Test
    void should_lie_on_a_surface_that_no_plane_of_its_dimension_comes_near() throws IOException {
        List<double[]> rows = new ArrayList<>();
        try (TableReader reader = TableReader.open(TEST_DATA.resolve("sensors-train.csv"), true, ',')) {
            double[] row = new double[16];
            while (reader.next(row)) {
                rows.add(row.clone());
            }
        }
        double[][] correlation = correlation(rows);
        var eigenvalues = DenseMatrix.createDenseMatrix(correlation)
                .eigenDecomposition()
                .orElseThrow()
                .eigenvalues()
                .toArray();
        java.util.Arrays.sort(eigenvalues);
        double outside = 0;
        for (int i = 0; i < 13; i++) {
            outside += eigenvalues[i];
        }
        // Root mean square distance from the plane in deviations of a column.
        assertThat(Math.sqrt(outside / 16)).isCloseTo(0.59, within(0.02));
    }

    private static double[][] correlation(List<double[]> rows) {
        double[] mean = new double[16];
        double[] square = new double[16];
        rows.forEach(row -> {
            for (int c = 0; c < 16; c++) {
                mean[c] += row[c] / rows.size();
            }
        });
        rows.forEach(row -> {
            for (int c = 0; c < 16; c++) {
                square[c] += (row[c] - mean[c]) * (row[c] - mean[c]) / rows.size();
            }
        });
        double[][] correlation = new double[16][16];
        for (double[] row : rows) {
            for (int a = 0; a < 16; a++) {
                for (int b = 0; b < 16; b++) {
                    correlation[a][b] +=
                            (row[a] - mean[a]) * (row[b] - mean[b]) / Math.sqrt(square[a] * square[b]) / rows.size();
                }
            }
        }
        return correlation;
    }
}
