package org.idem4j.tribuo.filling;

import java.util.random.RandomGenerator;
import org.idem4j.onnx.io.Interruption;
import org.idem4j.tribuo.engine.Engine;
import org.idem4j.tribuo.engine.TrainableNetwork;
import org.idem4j.tribuo.network.Initialisation;
import org.idem4j.tribuo.network.Perceptron;
import org.idem4j.tribuo.objective.Objective;
import org.idem4j.tribuo.objective.Reconstruction;
import org.idem4j.tribuo.optimiser.Optimiser;
import org.idem4j.tribuo.training.Shuffle;

/**
 * Trains one network to correct the conditional mean on cells that were hidden from it.
 *
 * @param start The conditional mean.
 * @param encoding What the network is told.
 * @param layers The network's.
 * @param optimiser The update rule.
 * @param steps How many steps.
 * @param batchSize The rows of a step.
 * @param gaps What is hidden.
 */
record FillingRun(
        ConditionalMean start,
        Encoding encoding,
        Perceptron layers,
        Optimiser optimiser,
        int steps,
        int batchSize,
        GapDraw gaps) {

    /** About the share of the cells that are hidden, by which the loss is scaled. */
    private double known() {
        return (gaps.least() + gaps.most()) / 2;
    }

    /**
     * Trains.
     *
     * @param rows Row-major, NaN where a cell is missing.
     * @param weights Per row.
     * @return The parameters.
     */
    float[] train(float[] rows, float[] weights, RandomGenerator random) {
        int n = start.columns();
        float[] first = Initialisation.XAVIER_UNIFORM.draw(layers.layers(), random);
        Objective objective = Objective.of(new Reconstruction(known()).times(1));
        Encoding.Teller teller = encoding.teller();
        RowDraw draw = new RowDraw(rows.length / n, batchSize, random);
        try (TrainableNetwork network = Engine.training(layers, first, optimiser)) {
            for (int step = 0; step < steps; step++) {
                Interruption.check();
                int[] some = draw.next();
                float[] targets = select(rows, some, n);
                float[] gapped = gaps.gapped(targets, n, random);
                float[] filled = start.fill(gapped);
                residuals(targets, gapped, filled);
                float[] told = teller.told(filled, gapped);
                float[] ofRows = select(weights, some, 1);
                network.scoped(() -> objective.accumulate(
                        network, network.batch(told, encoding.width()), network.batch(targets, n), null, ofRows));
                network.step(optimiser.rate((double) step / steps));
            }
            return network.parameters();
        }
    }

    /** The targets become what is left to correct; unknown where nothing was hidden, or was not known before. */
    static void residuals(float[] targets, float[] gapped, float[] filled) {
        for (int i = 0; i < targets.length; i++) {
            targets[i] = Float.isNaN(gapped[i]) ? targets[i] - filled[i] : Float.NaN;
        }
    }

    static float[] select(float[] rows, int[] some, int n) {
        float[] selected = new float[some.length * n];
        for (int i = 0; i < some.length; i++) {
            System.arraycopy(rows, some[i] * n, selected, i * n, n);
        }
        return selected;
    }

    /** Goes through all rows in an order of its own again and again, so many at a time. */
    private static final class RowDraw {
        private final int[] order;
        private final int count;
        private final RandomGenerator random;
        private int next;

        RowDraw(int rows, int count, RandomGenerator random) {
            this.order = Shuffle.inOrder(rows);
            this.count = count;
            this.random = random;
            this.next = rows;
        }

        int[] next() {
            int[] some = new int[count];
            for (int i = 0; i < count; i++) {
                if (next == order.length) {
                    Shuffle.shuffle(order, random);
                    next = 0;
                }
                some[i] = order[next++];
            }
            return some;
        }
    }
}
