package org.idem4j.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.idem4j.tribuo.filling.Filling;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.Feature;
import org.tribuo.impl.ArrayExample;
import org.tribuo.regression.Regressor;

/** A small model that fills missing cells, and rows with gaps for it. */
abstract class FilledModels {

    static final int N = 5;
    static final int ROWS = 120;

    static IdempotentTrainer trainer(boolean guard) {
        return IdempotentTrainer.builder()
                .network(ProjectorNetwork.of(4, 6).withRank(3, KeptBy.SPAN))
                .idempotenceWeight(0)
                .filling(new Filling(2, 60))
                .guard(guard)
                .epochs(6)
                .batchSize(30)
                .build();
    }

    /** A table, some cells of which are missing: no feature, and NaN as target. */
    static Dataset<Regressor> gaps(double share, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Example<Regressor>> examples = new ArrayList<>();
        for (Example<Regressor> complete : SelfMapData.curved(N, ROWS, 7)) {
            String[] names = complete.getOutput().getNames();
            double[] values = complete.getOutput().getValues().clone();
            List<Feature> known = new ArrayList<>();
            for (int c = 0; c < N; c++) {
                if (c > 0 && random.nextDouble() < share) {
                    values[c] = Double.NaN;
                } else {
                    known.add(new Feature(names[c], values[c]));
                }
            }
            examples.add(new ArrayExample<>(new Regressor(names, values), known));
        }
        return SelfMapData.dataset(examples);
    }

    static float[] rows(IdempotentModel model, Dataset<Regressor> data) {
        float[] rows = new float[data.size() * N];
        for (int row = 0; row < data.size(); row++) {
            model.selfMap().copyTarget(data.getExample(row).getOutput(), true, rows, row * N);
        }
        return rows;
    }

    static void assertNear(float[] found, float[] expected, double tolerance) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i]).isCloseTo(expected[i], within((float) tolerance));
        }
    }
}
