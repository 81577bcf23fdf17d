package org.idem4j.tribuo.training;

import org.idem4j.tribuo.engine.Network;
import org.idem4j.tribuo.evaluation.NoiseSpread;

/**
 * Looks at what a network makes of noise while it is trained. The noise is always the same and its own, so that looking moves
 * none of the run's streams.
 *
 * @param noise A few rows, row-major.
 * @param truth The spread of the rows that are trained on.
 * @param n The columns.
 */
record NoiseWatch(float[] noise, double truth, int n) {

    /** Few, for every epoch pays for them; their spread is the mean over all columns. */
    private static final int ROWS = 64;

    private static final long SEED = 1;

    static NoiseWatch of(TrainingPlan plan, TrainingData data) {
        int n = data.dimension();
        return new NoiseWatch(noise(plan, n), NoiseSpread.spread(data.targets(), n), n);
    }

    private static float[] noise(TrainingPlan plan, int n) {
        if (plan.noise() != null) {
            return plan.noise().rows(ROWS, SEED);
        }
        float[] rows = new float[ROWS * n];
        new GaussianRows(SEED).fill(0, rows, rows.length);
        return rows;
    }

    NoiseSpread look(Network network) {
        return new NoiseSpread(NoiseSpread.spread(network.apply(noise), n), truth);
    }
}
