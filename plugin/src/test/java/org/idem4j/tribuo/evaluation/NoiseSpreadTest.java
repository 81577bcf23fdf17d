package org.idem4j.tribuo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.UnaryOperator;
import org.idem4j.onnx.selfmap.DenseSelfMap;
import org.idem4j.onnx.selfmap.SelfMap;
import org.idem4j.tribuo.SelfMapData;
import org.junit.jupiter.api.Test;
import org.tribuo.Dataset;
import org.tribuo.regression.Regressor;

class NoiseSpreadTest {

    private static final Dataset<Regressor> DATA = SelfMapData.curved(3, 5, 1);

    private static DenseSelfMap of(UnaryOperator<float[]> f) {
        return new DenseSelfMap() {
            @Override
            public SelfMap selfMap() {
                return SelfMap.of(DATA.getFeatureIDMap(), DATA.getOutputIDInfo());
            }

            @Override
            public float[] apply(float[] rows) {
                return f.apply(rows);
            }
        };
    }

    @Test
    void should_be_that_of_the_columns_whatever_their_means() {
        assertThat(NoiseSpread.spread(new float[] {1, 10, 3, 10, 5, 16}, 2))
                .isCloseTo(Math.sqrt((8.0 / 3 + 8) / 2), within(1e-12));
    }

    /** Of 768 numbers of N(0, 1): within four standard errors. */
    @Test
    void should_tell_a_map_that_makes_one_row_of_everything_from_one_that_does_not() {
        float[] truth = {-1, 1, -1, 1, -1, 1};

        NoiseSpread identity = NoiseSpread.of(of(rows -> rows), truth, 1);
        NoiseSpread constant = NoiseSpread.of(of(rows -> new float[rows.length]), truth, 1);
        NoiseSpread narrow = NoiseSpread.of(of(rows -> times(0.28f, rows)), truth, 1);
        NoiseSpread wider = NoiseSpread.of(of(rows -> times(0.38f, rows)), truth, 1);

        assertThat(identity.truth()).isCloseTo(1, within(1e-12));
        assertThat(identity.spread()).isCloseTo(1, within(0.1));
        assertThat(identity.collapsed()).isFalse();
        assertThat(constant).isEqualTo(new NoiseSpread(0, identity.truth()));
        assertThat(constant.collapsed()).isTrue();
        assertThat(narrow.collapsed()).isTrue();
        assertThat(wider.collapsed()).isFalse();
    }

    private static float[] times(float factor, float[] rows) {
        float[] result = rows.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] *= factor;
        }
        return result;
    }
}
