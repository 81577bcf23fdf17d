package org.idem4j.tribuo;

import java.util.random.RandomGenerator;
import org.idem4j.onnx.repair.CellCheck;
import org.idem4j.tribuo.data.Standardisation;
import org.idem4j.tribuo.filling.Filler;
import org.idem4j.tribuo.filling.Filling;
import org.idem4j.tribuo.training.TrainingData;

/**
 * Rows to train a network on, their gaps filled, what filled them, and what tells their odd cells.
 *
 * @param rows In the units of the training.
 * @param filler What fills rows in those units; null where nothing is to be filled.
 * @param check What finds cells that don't go with the others of their raw row; null where that is not learnt.
 */
record CompletedRows(TrainingData rows, Filler filler, CellCheck check) {

    /** Of rows with gaps that nothing was said of. */
    private static final Filling PLAIN = new Filling(0, 0);

    /**
     * Completes rows.
     *
     * @param rows In units in which the columns' variances are about 1, NaN where a cell is missing.
     * @param filling How to learn to fill; null for nothing but what rows with gaps need.
     * @param units What the rows were standardised by; null where they are raw and nothing is learnt.
     * @param random Drawn from only where something is learnt.
     */
    static CompletedRows of(TrainingData rows, Filling filling, Standardisation units, RandomGenerator random) {
        if (filling == null && !rows.hasGaps()) {
            return new CompletedRows(rows, null, null);
        }
        Filler filler =
                (filling == null ? PLAIN : filling).learn(rows.targets(), rows.weights(), rows.dimension(), random);
        float[] inputs = filler.fill(rows.inputs());
        float[] targets = rows.targets() == rows.inputs() ? inputs : filler.fill(rows.targets());
        CellCheck check = filling == null ? null : filling.learnCheck(rows.targets(), rows.weights(), units, random);
        return new CompletedRows(rows.filled(inputs, targets), filler, check);
    }
}
