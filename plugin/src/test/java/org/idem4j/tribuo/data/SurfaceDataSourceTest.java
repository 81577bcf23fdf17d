package org.idem4j.tribuo.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.oracle.labs.mlrg.olcut.config.PropertyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tribuo.Example;
import org.tribuo.MutableDataset;
import org.tribuo.regression.Regressor;

@DisplayName("Rows on a surface drawn at random")
class SurfaceDataSourceTest {

    private static List<double[]> rows(SurfaceDataSource source) {
        List<double[]> rows = new ArrayList<>();
        source.forEach(example -> rows.add(example.getOutput().getValues()));
        return rows;
    }

    @Test
    void should_be_a_self_map_of_the_asked_shape() {
        MutableDataset<Regressor> data = new MutableDataset<>(new SurfaceDataSource(5, 2, 7, 1));

        assertThat(data.size()).isEqualTo(7);
        assertThat(data.getFeatureMap().size()).isEqualTo(5);
        for (Example<Regressor> example : data) {
            double[] target = example.getOutput().getValues();
            int column = 0;
            for (var feature : example) {
                assertThat(feature.getValue()).isEqualTo(target[column++]);
            }
        }
    }

    @Test
    void should_be_the_same_at_every_reading_and_another_for_another_seed() {
        SurfaceDataSource source = new SurfaceDataSource(5, 2, 7, 1);

        assertThat(rows(source).get(6)).isEqualTo(rows(source).get(6));
        assertThat(rows(source).get(0))
                .isNotEqualTo(rows(new SurfaceDataSource(5, 2, 7, 2)).get(0));
    }

    @Test
    void should_lie_on_a_surface_of_the_asked_dimension() {
        // Close by, a surface is flat: the differences from a row to those nearest to it have k large singular values.
        List<double[]> rows = rows(new SurfaceDataSource(6, 2, 20_000, 3));
        double[] at = rows.get(0);
        List<double[]> near = rows.stream()
                .skip(1)
                .sorted((a, b) -> Double.compare(distance(a, at), distance(b, at)))
                .limit(10)
                .toList();
        DMatrixRMaj differences = new DMatrixRMaj(10, 6);
        for (int i = 0; i < 10; i++) {
            for (int c = 0; c < 6; c++) {
                differences.set(i, c, near.get(i)[c] - at[c]);
            }
        }
        var svd = DecompositionFactory_DDRM.svd(10, 6, false, false, true);
        svd.decompose(differences);
        double[] values = Arrays.stream(svd.getSingularValues()).sorted().toArray();

        assertThat(values[4]).isGreaterThan(4 * values[3]);
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|1|5|at least two columns, not 1",
                "4|4|5|from 1 to 3, one less than the columns, but is 4",
                "4|0|5|from 1 to 3, one less than the columns, but is 0",
                "4|2|0|at least one row, not 0"
            })
    void should_refuse_what_is_no_surface(int columns, int latent, int rows, String message) {
        assertThatThrownBy(() -> new SurfaceDataSource(columns, latent, rows, 1))
                .isInstanceOf(PropertyException.class)
                .hasMessageContaining(message);
    }
}
