package org.idem4j.tribuo.training;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.idem4j.tribuo.data.Corruption;
import org.idem4j.tribuo.network.RankTrial;
import org.idem4j.tribuo.projection.DirectionErrors;
import org.idem4j.tribuo.projection.PrincipalDirections;

/** What the leading principal directions of some rows leave on others, damaged: the rows are held out part by part. */
final class HeldOutDirections {

    /** Rows are held out in so many parts, each in its turn, … */
    private static final int PARTS = 5;
    /** … until so many have been, … */
    private static final int ENOUGH = 1_000;
    /** … each damaged so often. */
    private static final int DRAWS = 4;

    private HeldOutDirections() {}

    /**
     * Judges the ranks from 1 on.
     *
     * @param data The rows, centred.
     * @param corruption What is done to the inputs; null for nothing.
     * @param most The largest rank.
     * @param random For which rows are held out, and for the corruption.
     * @param scale What the errors are divided by.
     * @throws IllegalArgumentException If there is only one row.
     */
    static List<RankTrial> errors(
            TrainingData data, Corruption corruption, int most, RandomStreams random, double scale) {
        int parts = Math.min(PARTS, data.rows());
        if (parts < 2) {
            throw new IllegalArgumentException("The rank is searched for on rows that are held out, which of a single"
                    + " row leaves none; choose one, by the network's rank.");
        }
        int[] order = Shuffle.inOrder(data.rows());
        Shuffle.shuffle(order, random.split());
        DirectionErrors errors = new DirectionErrors(data.dimension());
        int heldOut = Math.min(parts, (int) Math.ceil((double) ENOUGH * parts / data.rows()));
        for (int part = 0; part < heldOut; part++) {
            int from = (int) ((long) data.rows() * part / parts);
            int to = (int) ((long) data.rows() * (part + 1) / parts);
            judge(errors, rest(data, order, from, to), data.select(order, from, to), corruption, random.corruption());
        }
        return IntStream.rangeClosed(1, Math.min(most, errors.most()))
                .mapToObj(rank -> new RankTrial(rank, errors.error(rank) / scale))
                .toList();
    }

    private static TrainingData rest(TrainingData data, int[] order, int from, int to) {
        int[] rest = IntStream.concat(IntStream.range(0, from), IntStream.range(to, order.length))
                .map(i -> order[i])
                .toArray();
        return data.select(rest, 0, rest.length);
    }

    private static void judge(
            DirectionErrors errors,
            TrainingData rest,
            TrainingData heldOut,
            Corruption corruption,
            RandomGenerator random) {
        int n = heldOut.dimension();
        PrincipalDirections directions = PrincipalDirections.of(rest.targets(), rest.weights(), n);
        for (int draw = 0; draw < (corruption == null ? 1 : DRAWS); draw++) {
            float[] damaged = heldOut.inputs().clone();
            if (corruption != null) {
                corruption.corrupt(damaged, n, random);
            }
            errors.add(directions, damaged, heldOut.targets(), heldOut.weights());
        }
    }
}
