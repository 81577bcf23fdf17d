package org.idem4j.tribuo.anomaly;

import org.idem4j.tribuo.IdempotentTrainer;
import org.idem4j.tribuo.data.CorruptionChain;
import org.idem4j.tribuo.data.GaussianNoise;
import org.idem4j.tribuo.data.Masking;
import org.idem4j.tribuo.network.KeptBy;
import org.idem4j.tribuo.network.ProjectorNetwork;
import org.idem4j.tribuo.optimiser.Adam;
import org.idem4j.tribuo.optimiser.RateSchedule;

/**
 * The settings of a detector for a table that nothing is known of but its size. Few couplings, for the density gains nothing
 * by more; a rank of all columns but one, so that training shapes the latent rows in every direction; a
 * thousand short steps, however few the rows, and three thousand longer ones from a thousand rows on.
 */
public final class DetectorDefaults {

    /** From so many rows on training goes further; with fewer it would learn them by heart. */
    private static final int MANY_ROWS = 1_000;

    /** The rows of one step. */
    public static final int BATCH = 64;

    private static final int COUPLINGS = 4;
    private static final int HIDDEN = 64;
    private static final double MASKED = 0.2;
    private static final double NOISE = 0.2;

    private DetectorDefaults() {}

    /**
     * The trainer of a detector.
     *
     * @param rows The rows of the table, expected ones; at least 10.
     * @param columns Its columns, at least 2.
     * @param quantile The share of expected rows that are to stay below the threshold.
     * @param seed The seed of everything random.
     * @return The trainer, which {@linkplain IdempotentAnomalyTrainer#scoredBy scores} by density.
     * @throws IllegalArgumentException If there are fewer rows or columns.
     */
    public static IdempotentAnomalyTrainer trainer(int rows, int columns, double quantile, long seed) {
        if (rows < 10 || columns < 2) {
            throw new IllegalArgumentException(
                    "A detector needs at least 10 expected rows of at least 2 columns, but the" + " table has " + rows
                            + " rows of " + columns + ".");
        }
        IdempotentTrainer selfMap = IdempotentTrainer.builder()
                .network(ProjectorNetwork.of(COUPLINGS, HIDDEN).withRank(columns - 1, KeptBy.SPAN))
                .optimiser(Adam.of(learningRate(rows), RateSchedule.ONE_CYCLE))
                .corruption(new CorruptionChain(new Masking(MASKED), new GaussianNoise(NOISE)))
                .idempotenceWeight(0)
                .epochs(epochs(rows))
                .batchSize(BATCH)
                .seed(seed)
                .build();
        return new IdempotentAnomalyTrainer(selfMap, quantile, seed);
    }

    /**
     * How often to go through a table.
     *
     * @param rows Its rows.
     * @return The epochs.
     */
    public static int epochs(int rows) {
        int steps = rows < MANY_ROWS ? 1_000 : 3_000;
        int perEpoch = (rows + BATCH - 1) / BATCH;
        return (steps + perEpoch - 1) / perEpoch;
    }

    /**
     * The learning rate of Adam, once up and down.
     *
     * @param rows The rows of the table.
     * @return The highest rate.
     */
    public static double learningRate(int rows) {
        return rows < MANY_ROWS ? 2e-3 : 5e-3;
    }
}
