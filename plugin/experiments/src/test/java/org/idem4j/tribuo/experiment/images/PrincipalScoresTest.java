package org.idem4j.tribuo.experiment.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PrincipalScoresTest {

    private static final int N = 5;

    /** Rows on a plane through (1, 1, 1, 1, 1), along the first two columns. */
    private static float[] rows(int count) {
        SplittableRandom random = new SplittableRandom(1);
        float[] rows = new float[count * N];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = 1 + (i % N < 2 ? (float) random.nextGaussian() : 0);
        }
        return rows;
    }

    @Test
    void should_be_what_lies_outside_the_directions_and_how_rare_the_rest_is() {
        PrincipalScores scores = new PrincipalScores(rows(500), N, 2, 1);
        float[] asked = {1, 1, 1, 1, 1, 6, 1, 1, 1, 1, 1, 1, 3, 1, 2};

        assertThat(scores.errors(asked)).containsExactly(new double[] {0, 0, 5}, within(1e-5));
        double[] rarities = scores.rarities(asked);
        assertThat(rarities[1]).isGreaterThan(rarities[0] + 3);
        assertThat(rarities[2]).isCloseTo(rarities[0], within(1e-5));
    }
}
