package org.idem4j.tribuo.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GaussianRowsTest {

    private static final int BLOCK = 2048;
    private static final int BLOCKS = 100;

    private static float[] block(long seed, int from) {
        float[] values = new float[BLOCK];
        new GaussianRows(seed).fill(from, values, BLOCK);
        return values;
    }

    @Test
    void should_give_each_block_values_of_its_own_whenever_it_is_asked() {
        assertThat(block(1, 0))
                .isEqualTo(block(1, 0))
                .isNotEqualTo(block(1, BLOCK))
                .isNotEqualTo(block(2, 0));
    }

    @Test
    void should_be_standard_normal_and_uncorrelated_from_block_to_block() {
        double sum = 0;
        double squares = 0;
        double neighbours = 0;
        float[] before = block(3, -BLOCK);
        for (int k = 0; k < BLOCKS; k++) {
            float[] now = block(3, k * BLOCK);
            for (int i = 0; i < BLOCK; i++) {
                sum += now[i];
                squares += now[i] * now[i];
                neighbours += now[i] * before[i];
            }
            before = now;
        }
        int count = BLOCK * BLOCKS;
        double fourDeviations = 4 / Math.sqrt(count);
        assertThat(sum / count).isCloseTo(0, within(fourDeviations));
        assertThat(squares / count).isCloseTo(1, within(fourDeviations * Math.sqrt(2)));
        assertThat(neighbours / count).isCloseTo(0, within(fourDeviations));
    }
}
