package org.idem4j.tribuo.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RankStatisticTest {

    @Test
    void should_be_one_where_all_anomalies_score_higher_and_a_half_where_all_score_the_same() {
        assertThat(RankStatistic.areaUnderCurve(new double[] {2, 1}, new double[] {3, 4, 5}))
                .isEqualTo(1);
        assertThat(RankStatistic.areaUnderCurve(new double[] {3, 4}, new double[] {1, 2}))
                .isZero();
        assertThat(RankStatistic.areaUnderCurve(new double[] {7, 7}, new double[] {7, 7, 7}))
                .isEqualTo(0.5);
    }

    @Test
    void should_be_the_share_of_pairs_in_the_right_order() {
        SplittableRandom random = new SplittableRandom(1);
        double[] expected = random.ints(40, 0, 10).asDoubleStream().toArray();
        double[] anomalous = random.ints(25, 3, 12).asDoubleStream().toArray();
        double right = 0;
        for (double a : anomalous) {
            for (double e : expected) {
                right += a > e ? 1 : a == e ? 0.5 : 0;
            }
        }

        assertThat(RankStatistic.areaUnderCurve(expected, anomalous)).isCloseTo(right / 1000, within(1e-12));
    }

    @Test
    void should_be_no_number_where_one_kind_is_missing() {
        assertThat(RankStatistic.areaUnderCurve(new double[0], new double[] {1}))
                .isNaN();
        assertThat(RankStatistic.areaUnderCurve(new double[] {1}, new double[0]))
                .isNaN();
    }
}
