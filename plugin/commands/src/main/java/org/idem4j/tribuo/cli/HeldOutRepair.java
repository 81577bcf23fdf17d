package org.idem4j.tribuo.cli;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.idem4j.tribuo.IdempotentModel;
import org.idem4j.tribuo.SelfMapTrainer;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.data.DatasetRows;
import org.idem4j.tribuo.data.Standardisation;
import org.idem4j.tribuo.filling.Guard;
import org.idem4j.tribuo.training.Shuffle;
import org.tribuo.Dataset;
import org.tribuo.MutableDataset;
import org.tribuo.regression.Regressor;

/**
 * What a trainer's models do with damaged rows that they were not trained on: the rows are shared out in parts, of which some are held out, each once.
 * A row that is wild to those trained on is left out: it tells of the guard, and a few such would drown all the others.
 *
 * @param error The root mean square error of the repaired cells, in deviations of their columns.
 * @param rank The rank of the last one's projector; 0 of a model without.
 */
record HeldOutRepair(double error, int rank) {

    /** That of a model that can't be trained. */
    static final HeldOutRepair NONE = new HeldOutRepair(Double.POSITIVE_INFINITY, 0);

    /** How many parts there are. */
    static final int PARTS = 3;

    /** Rows too few to hold some of them out. */
    static final int LEAST_ROWS = 4 * PARTS;

    /** How often each row held out is damaged anew. */
    private static final int DRAWS = 10;

    private static final long SEED = 1;

    /**
     * Trains and measures.
     *
     * @param trainer The trainer.
     * @param rows The rows.
     * @param parts How many of the parts are held out, each in its turn.
     * @param damage What is done to the rows that are held out.
     */
    static HeldOutRepair of(SelfMapTrainer trainer, Dataset<Regressor> rows, int parts, Corruption damage) {
        int[] part = IntStream.range(0, rows.size()).map(i -> i % PARTS).toArray();
        Shuffle.shuffle(part, new SplittableRandom(SEED));
        Sums sums = new Sums();
        for (int number = 0; number < parts; number++) {
            Dataset<Regressor> others = some(rows, part, number, false);
            sums.add(trainer.train(others), rows, others, some(rows, part, number, true), damage);
        }
        return sums.cells == 0 ? NONE : new HeldOutRepair(Math.sqrt(sums.error / sums.cells), sums.rank);
    }

    /** How many rows of so many are trained on at once. */
    static long trained(int rows) {
        return (long) rows * (PARTS - 1) / PARTS;
    }

    /** So many of the rows, drawn at random, where there are more. */
    static Dataset<Regressor> some(Dataset<Regressor> rows, int most) {
        if (rows.size() <= most) {
            return rows;
        }
        SplittableRandom random = new SplittableRandom(SEED);
        MutableDataset<Regressor> some = new MutableDataset<>(rows.getSourceProvenance(), rows.getOutputFactory());
        for (int i = 0; i < most; i++) { // one of each of as many stretches
            long from = (long) rows.size() * i / most;
            long to = (long) rows.size() * (i + 1) / most;
            some.add(rows.getExample((int) random.nextLong(from, to)));
        }
        return some;
    }

    private static Dataset<Regressor> some(Dataset<Regressor> rows, int[] part, int number, boolean within) {
        MutableDataset<Regressor> some = new MutableDataset<>(rows.getSourceProvenance(), rows.getOutputFactory());
        for (int row = 0; row < part.length; row++) {
            if (part[row] == number == within) {
                some.add(rows.getExample(row));
            }
        }
        return some;
    }

    private static final class Sums {
        private final SplittableRandom random = new SplittableRandom(SEED);
        private double error;
        private long cells;
        private int rank;

        void add(
                IdempotentModel model,
                Dataset<Regressor> all,
                Dataset<Regressor> trained,
                Dataset<Regressor> heldOut,
                Corruption damage) {
            int n = model.selfMap().dimension();
            rank = rank(model);
            // Of all rows: a column may be constant in those that the model has seen.
            Standardisation units = Standardisation.of(
                    DatasetRows.of(all, model.selfMap(), Float.NaN).targets(), n);
            float[] clean = tame(
                    units.standardise(
                            DatasetRows.of(heldOut, model.selfMap(), Float.NaN).targets()),
                    units.standardise(
                            DatasetRows.of(trained, model.selfMap(), Float.NaN).targets()),
                    n);
            for (int draw = 0; draw < DRAWS; draw++) {
                float[] damaged = clean.clone();
                damage.corrupt(damaged, n, random);
                for (int i = 0; i < clean.length; i++) {
                    damaged[i] = Float.isNaN(clean[i]) ? Float.NaN : damaged[i];
                }
                float[] repaired = units.standardise(model.apply(units.restore(damaged)));
                for (int i = 0; i < clean.length; i++) {
                    if (!Float.isNaN(clean[i])) {
                        error += Math.pow((double) repaired[i] - clean[i], 2);
                        cells++;
                    }
                }
            }
        }

        private static int rank(IdempotentModel model) {
            // "3 (errors of the ranks tried …)"
            return model.run()
                    .rank()
                    .map(told -> Integer.valueOf(told.split(" ")[0]))
                    .orElse(0);
        }

        /** The rows without a cell far beyond those of others, standardised as these. */
        private static float[] tame(float[] rows, float[] others, int n) {
            for (int i = 0; i < others.length; i++) {
                others[i] = Float.isNaN(others[i]) ? 0 : others[i];
            }
            Guard guard = Guard.of(UnaryOperator.identity(), others, n, false);
            float[] tame = new float[rows.length];
            int kept = 0;
            for (int from = 0; from < rows.length; from += n) {
                float[] row = Arrays.copyOfRange(rows, from, from + n);
                if (guard.blanked(row, Float.NaN) == row) {
                    System.arraycopy(row, 0, tame, kept, n);
                    kept += n;
                }
            }
            return Arrays.copyOf(tame, kept);
        }
    }
}
