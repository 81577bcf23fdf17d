package org.idem4j.tribuo.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClusterMixtureTest {

    private static final int ROWS = 4000;

    /** Three in four rows about (−5, 2), of deviations 1 and 2; the others about (6, 0), of deviation .5. */
    private static float[] twoClusters() {
        SplittableRandom random = new SplittableRandom(3);
        float[] rows = new float[2 * ROWS];
        for (int row = 0; row < ROWS; row++) {
            boolean first = row % 4 != 0;
            rows[2 * row] = (float) (first ? -5 + random.nextGaussian() : 6 + 0.5 * random.nextGaussian());
            rows[2 * row + 1] = (float) (first ? 2 + 2 * random.nextGaussian() : 0.5 * random.nextGaussian());
        }
        return rows;
    }

    /** Means and deviations of 3,000 and 1,000 rows: four standard errors at most. */
    @Test
    void should_find_clusters_with_their_shares_means_and_spreads() {
        LatentMixture mixture = new ClusterMixture(2, ROWS, 0.5).fit(twoClusters(), 2, new SplittableRandom(1));

        int wide = mixture.weights()[0] > 0.5f ? 0 : 1;
        assertThat(mixture.weights()[wide]).isEqualTo(0.75f);
        float[] means = mixture.means();
        assertThat(means[2 * wide]).isCloseTo(-5, within(0.08f));
        assertThat(means[2 * wide + 1]).isCloseTo(2, within(0.15f));
        assertThat(means[2 - 2 * wide]).isCloseTo(6, within(0.07f));
        float[] drawn = mixture.sample(20_000, new SplittableRandom(2));
        double square = 0;
        int count = 0;
        for (int row = 0; row < drawn.length / 2; row++) {
            if (drawn[2 * row] < 0) {
                square += Math.pow(drawn[2 * row + 1] - 2.0, 2);
                count++;
            }
        }
        // Half of the variance of 4, by 15,000 rows.
        assertThat(square / count).isCloseTo(2, within(0.15));
        assertThat((double) count / 20_000).isCloseTo(0.75, within(0.013));
    }

    @Test
    void should_be_the_same_for_the_same_seed_and_take_fewer_rows_than_clusters() {
        float[] rows = twoClusters();
        ClusterMixture settings = new ClusterMixture();

        assertThat(settings.fit(rows, 2, new SplittableRandom(5)))
                .isEqualTo(settings.fit(rows, 2, new SplittableRandom(5)));
        LatentMixture of = settings.fit(new float[] {1, 2, 1, 2, 7, 8}, 2, new SplittableRandom(5));
        assertThat(of.components()).isEqualTo(2);
        assertThat(of.weights()).containsExactlyInAnyOrder(1f / 3, 2f / 3);
        assertThat(settings.fit(new float[] {4, 4}, 2, new SplittableRandom(5)).means())
                .containsExactly(4, 4);
    }

    @Test
    void should_refuse_settings_and_rows_that_can_not_be() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClusterMixture(0, 10, 1))
                .withMessageContaining("at least one cluster, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClusterMixture(2, 10, 0))
                .withMessageContaining("above 0 and at most 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClusterMixture().fit(new float[0], 2, new SplittableRandom(1)))
                .withMessageContaining("at least one row");
    }
}
