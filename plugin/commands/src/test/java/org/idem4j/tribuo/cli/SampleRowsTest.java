package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.onnx.selfmap.SelfMap;
import org.idem4j.tribuo.data.Standardisation;
import org.idem4j.tribuo.network.ImageShape;
import org.idem4j.tribuo.report.ReportData;
import org.idem4j.tribuo.report.SampleImages;
import org.junit.jupiter.api.Test;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

class SampleRowsTest {

    private static final SelfMap COLUMNS = columns("a", "b");
    private static final float[] INPUTS = {1, 10, 2, 20, 3, 30, 4, 40, 5, 50};
    private static final float[] TARGETS = {0, 12, 3, 19, 3, 31, 5, 44, 4, 47};

    /** How many rows each call was given. */
    private final List<Integer> given = new ArrayList<>();

    /** Halves every cell. */
    private final DenseSelfMap halving = new DenseSelfMap() {
        @Override
        public SelfMap selfMap() {
            return COLUMNS;
        }

        @Override
        public float[] apply(float[] rows) {
            given.add(rows.length / 2);
            float[] halves = rows.clone();
            for (int i = 0; i < halves.length; i++) {
                halves[i] /= 2;
            }
            return halves;
        }
    };

    @Test
    void should_be_the_first_three_in_the_units_of_the_whole_table() {
        Standardisation units = Standardisation.of(TARGETS, 2);

        List<ReportData.SampleRow> samples = SampleRows.of(halving, INPUTS, TARGETS);

        assertThat(samples)
                .extracting(ReportData.SampleRow::title)
                .containsExactly("test row 1", "test row 2", "test row 3");
        float[] inputs = units.standardise(INPUTS);
        float[] targets = units.standardise(TARGETS);
        float[] once = units.standardise(halving.apply(INPUTS));
        float[] tenTimes = units.standardise(halving.apply(INPUTS, 10));
        for (int row = 0; row < samples.size(); row++) {
            ReportData.SampleRow sample = samples.get(row);
            for (int c = 0; c < 2; c++) {
                assertThat(sample.input()[c]).isEqualTo(inputs[2 * row + c]);
                assertThat(sample.target()[c]).isEqualTo(targets[2 * row + c]);
                assertThat(sample.once()[c]).isEqualTo(once[2 * row + c]);
                assertThat(sample.tenTimes()[c]).isEqualTo(tenTimes[2 * row + c]);
            }
        }
    }

    @Test
    void should_repair_only_the_rows_shown() {
        SampleRows.of(halving, INPUTS, TARGETS);

        assertThat(given).hasSize(11).containsOnly(3);
    }

    @Test
    void should_be_fewer_where_the_table_has_fewer() {
        assertThat(SampleRows.of(halving, new float[] {1, 2}, new float[] {3, 4}))
                .hasSize(1);
    }

    @Test
    void should_be_the_first_eight_images_as_they_are() {
        float[] inputs = new float[2 * 11];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = i;
        }
        float[] targets = new float[inputs.length];
        Arrays.fill(targets, 7);

        SampleImages images = SampleRows.images(halving, new ImageShape(1, 1, 2), inputs, targets);

        float[] first = Arrays.copyOf(inputs, 16);
        assertThat(images.input()).containsExactly(first);
        assertThat(images.target()).hasSize(16).containsOnly(7);
        assertThat(images.once()).containsExactly(halving.apply(first));
        assertThat(images.tenTimes()).containsExactly(halving.apply(first, 10));
    }

    private static SelfMap columns(String... names) {
        RegressionFactory factory = new RegressionFactory();
        MutableDataset<Regressor> data =
                new MutableDataset<>(new SimpleDataSourceProvenance("columns", factory), factory);
        data.add(new ArrayExample<>(new Regressor(names, new double[] {1, 1}), names, new double[] {1, 1}));
        return SelfMap.of(data.getFeatureIDMap(), data.getOutputIDInfo());
    }
}
