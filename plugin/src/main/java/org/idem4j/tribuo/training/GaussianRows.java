package org.idem4j.tribuo.training;

import java.util.SplittableRandom;
import org.idem4j.tribuo.engine.RowSource;

/**
 * Rows from N(0, 1). Each block has a generator of its own, seeded by the batch's seed and the block's place, so that the
 * values do not depend on who draws which.
 *
 * @param seed The batch's seed.
 */
public record GaussianRows(long seed) implements RowSource {

    @Override
    public void fill(int from, float[] block, int count) {
        SplittableRandom generator = new SplittableRandom(seed + from);
        for (int i = 0; i < count; i++) {
            block[i] = (float) generator.nextGaussian();
        }
    }
}
