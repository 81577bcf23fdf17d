package org.idem4j.tribuo.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.idem4j.onnx.selfmap.SelfMap;
import org.junit.jupiter.api.Test;
import org.tribuo.MutableDataset;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

class DatasetRowsTest {

    private static final float[] INPUTS = {1, 2, Float.NaN, 4, 5, 6};
    private static final float[] TARGETS = {10, 20, 30, 40, Float.NaN, 60};

    @Test
    void should_be_the_same_of_a_block_and_of_its_examples() {
        RowBlock block = RowBlock.of(List.of("a", "b"), INPUTS, TARGETS);
        var provenance = new SimpleDataSourceProvenance("rows", new RegressionFactory());
        RowBlockDataset rows = new RowBlockDataset(block, provenance);
        MutableDataset<Regressor> examples = new MutableDataset<>(provenance, new RegressionFactory());
        examples.addAll(block.examples());
        SelfMap selfMap = SelfMap.of(rows.getFeatureIDMap(), rows.getOutputIDInfo());

        for (DatasetRows read : List.of(
                DatasetRows.of(rows, selfMap, 7),
                DatasetRows.of(examples, selfMap, 7),
                DatasetRows.of(block.examples(), selfMap, 7))) {
            assertThat(read.rows()).isEqualTo(3);
            assertThat(read.inputs(0, 3)).containsExactly(1, 2, 7, 4, 5, 6);
            assertThat(read.inputs(1, 2)).containsExactly(7, 4);
            assertThat(read.targets()).containsExactly(TARGETS);
            assertThat(read.targets(1, 3)).containsExactly(30, 40, Float.NaN, 60);
        }
    }
}
