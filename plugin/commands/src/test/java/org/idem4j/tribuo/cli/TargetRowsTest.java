package org.idem4j.tribuo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.idem4j.onnx.selfmap.SelfMap;
import org.idem4j.tribuo.data.RowBlock;
import org.idem4j.tribuo.data.RowBlockDataset;
import org.junit.jupiter.api.Test;
import org.tribuo.MutableDataset;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;

class TargetRowsTest {

    private static final float[] TARGETS = {10, 20, 30, 40};

    @Test
    void should_be_the_targets_of_a_block_and_of_its_examples() {
        RowBlock block = RowBlock.of(List.of("a", "b"), new float[] {1, 2, 3, 4}, TARGETS);
        var provenance = new SimpleDataSourceProvenance("rows", new RegressionFactory());
        RowBlockDataset rows = new RowBlockDataset(block, provenance);
        MutableDataset<Regressor> examples = new MutableDataset<>(provenance, new RegressionFactory());
        examples.addAll(block.examples());
        SelfMap selfMap = SelfMap.of(rows.getFeatureIDMap(), rows.getOutputIDInfo());

        assertThat(TargetRows.of(rows, selfMap)).containsExactly(TARGETS);
        assertThat(TargetRows.of(examples, selfMap)).containsExactly(TARGETS);
    }
}
