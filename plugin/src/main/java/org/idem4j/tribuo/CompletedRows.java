package org.idem4j.tribuo;

import java.util.random.RandomGenerator;
import org.idem4j.tribuo.filling.Filler;
import org.idem4j.tribuo.filling.Filling;
import org.idem4j.tribuo.training.TrainingData;

/**
 * Rows to train a network on, their gaps filled, and what filled them.
 *
 * @param rows In the units of the training.
 * @param filler What fills rows in those units; null where nothing is to be filled.
 */
record CompletedRows(TrainingData rows, Filler filler) {

    /** Of rows with gaps that nothing was said of. */
    private static final Filling PLAIN = new Filling(0, 0);

    /**
     * Completes rows.
     *
     * @param rows In units in which the columns' variances are about 1, NaN where a cell is missing.
     * @param filling How to learn to fill; null for nothing but what rows with gaps need.
     * @param random Drawn from only where something is learnt.
     */
    static CompletedRows of(TrainingData rows, Filling filling, RandomGenerator random) {
        if (filling == null && !rows.hasGaps()) {
            return new CompletedRows(rows, null);
        }
        Filler filler =
                (filling == null ? PLAIN : filling).learn(rows.targets(), rows.weights(), rows.dimension(), random);
        float[] inputs = filler.fill(rows.inputs());
        float[] targets = rows.targets() == rows.inputs() ? inputs : filler.fill(rows.targets());
        return new CompletedRows(rows.filled(inputs, targets), filler);
    }
}
