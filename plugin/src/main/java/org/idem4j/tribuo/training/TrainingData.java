package org.idem4j.tribuo.training;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.idem4j.onnx.selfmap.SelfMap;
import org.idem4j.tribuo.data.RowBlock;
import org.idem4j.tribuo.data.RowBlockDataset;
import org.idem4j.tribuo.data.Standardisation;
import org.idem4j.tribuo.network.TargetRows;
import org.tribuo.Dataset;
import org.tribuo.Example;
import org.tribuo.regression.Regressor;

/**
 * Dense rows to train on.
 *
 * @param dimension n.
 * @param inputs Row-major, [rows × n].
 * @param targets Row-major, [rows × n].
 * @param weights The examples' weights, [rows].
 * @param unknown Per target whether it is not known, so that it counts in no loss; null where all are.
 */
public record TrainingData(int dimension, float[] inputs, float[] targets, float[] weights, boolean[] unknown) {

    /** About a millisecond of work. */
    private static final int ROWS_WORTH_THREADS = 4_096;

    /**
     * Rows whose targets are all known.
     *
     * @param dimension n.
     * @param inputs Row-major, [rows × n].
     * @param targets Row-major, [rows × n].
     * @param weights The examples' weights, [rows].
     */
    public TrainingData(int dimension, float[] inputs, float[] targets, float[] weights) {
        this(dimension, inputs, targets, weights, null);
    }

    /**
     * Reads a data set. An output dimension that is NaN is a missing cell, and so is an absent feature of its name.
     *
     * @param dataset The examples.
     * @param selfMap Its self-map.
     * @return The rows, raw; NaN where a cell is missing, and {@link #unknown()} null.
     * @throws IllegalArgumentException If it is empty, has one column, a column of which nothing is known, a value that is
     *     not finite, an output that is not the self-map's, a negative weight, or weights that are all zero.
     */
    public static TrainingData of(Dataset<Regressor> dataset, SelfMap selfMap) {
        int n = selfMap.dimension();
        if (n < 2) {
            throw new IllegalArgumentException("A self-map of one column ('"
                    + selfMap.names().get(0) + "') leaves nothing to repair it from; at least two columns are needed.");
        }
        if (dataset instanceof RowBlockDataset block
                && selfMap.names().equals(block.block().names())) {
            return of(block.block(), selfMap);
        }
        int rows = dataset.size();
        TrainingData data = new TrainingData(
                n, new float[Math.multiplyExact(rows, n)], new float[Math.multiplyExact(rows, n)], new float[rows]);
        int parts = rows < ROWS_WORTH_THREADS ? 1 : Runtime.getRuntime().availableProcessors();
        List<Part> read = IntStream.range(0, parts)
                .parallel()
                .mapToObj(part -> data.read(
                        dataset, (int) ((long) rows * part / parts), (int) ((long) rows * (part + 1) / parts), selfMap))
                .toList();
        double total = 0;
        for (Part part : read) {
            if (part.problem() != null) {
                throw part.problem();
            }
            total += part.weight();
        }
        if (!(total > 0)) {
            throw new IllegalArgumentException("The weights of the " + rows
                    + " examples sum to zero, so there is nothing to learn from; give at least one a positive weight.");
        }
        data.requireKnown(selfMap);
        return data;
    }

    /** Rows that are dense already; those that are their own targets share the array. */
    private static TrainingData of(RowBlock block, SelfMap selfMap) {
        float[] inputs = block.inputs();
        float[] weights = new float[block.rows()];
        Arrays.fill(weights, 1);
        TrainingData data =
                new TrainingData(block.names().size(), inputs, block.isOwnTarget() ? inputs : block.targets(), weights);
        for (int row = 0; !block.isOwnTarget() && row < data.rows(); row++) {
            data.zeroAbsent(row);
        }
        data.requireKnown(selfMap);
        return data;
    }

    private void requireKnown(SelfMap selfMap) {
        boolean[] known = new boolean[dimension];
        for (int i = 0; i < targets.length; i++) {
            known[i % dimension] |= !Float.isNaN(targets[i]);
        }
        for (int c = 0; c < dimension; c++) {
            if (!known[c]) {
                throw new IllegalArgumentException(
                        "The column '" + selfMap.names().get(c)
                                + "' is missing in all rows, so there is nothing to learn of it; leave it out.");
            }
        }
    }

    /**
     * What reading a stretch of rows gave.
     *
     * @param weight The sum of their weights.
     * @param problem What is wrong with the first bad one; null if none is.
     */
    private record Part(double weight, IllegalArgumentException problem) {}

    private Part read(Dataset<Regressor> dataset, int from, int to, SelfMap selfMap) {
        double total = 0;
        for (int row = from; row < to; row++) {
            Example<Regressor> example = dataset.getExample(row);
            float weight = example.getWeight();
            if (!(weight >= 0) || Float.isInfinite(weight)) {
                return new Part(
                        0,
                        new IllegalArgumentException("Row " + (row + 1) + " has the weight " + weight
                                + "; weights must be finite and not negative."));
            }
            try {
                selfMap.copyFeatures(example, Float.NaN, inputs, row * dimension);
                selfMap.copyTarget(example.getOutput(), true, targets, row * dimension);
                zeroAbsent(row);
            } catch (IllegalArgumentException e) {
                return new Part(0, new IllegalArgumentException("Row " + (row + 1) + ": " + e.getMessage(), e));
            }
            weights[row] = weight;
            total += weight;
        }
        return new Part(total, null);
    }

    /** An absent feature is zero, as everywhere in Tribuo, unless its output says that it is missing. */
    private void zeroAbsent(int row) {
        for (int i = row * dimension; i < (row + 1) * dimension; i++) {
            if (Float.isNaN(inputs[i]) && !Float.isNaN(targets[i])) {
                inputs[i] = 0;
            }
        }
    }

    /**
     * Whether a cell is missing.
     *
     * @return True if an input or a target is NaN.
     */
    public boolean hasGaps() {
        for (int i = 0; i < targets.length; i++) {
            if (Float.isNaN(inputs[i]) || Float.isNaN(targets[i])) {
                return true;
            }
        }
        return false;
    }

    /**
     * The same rows with their gaps filled, to be trained on: what was filled is no target to learn.
     *
     * @param ofInputs The inputs, filled.
     * @param ofTargets The targets, filled.
     * @return These rows, their targets unknown where they are NaN here.
     */
    public TrainingData filled(float[] ofInputs, float[] ofTargets) {
        boolean[] gaps = new boolean[targets.length];
        boolean any = false;
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = Float.isNaN(targets[i]);
            any |= gaps[i];
        }
        return new TrainingData(dimension, ofInputs, ofTargets, weights, any ? gaps : null);
    }

    /**
     * The share of the targets that are known.
     *
     * @return Above 0; 1 where all are.
     */
    public double known() {
        if (unknown == null) {
            return 1;
        }
        int known = 0;
        for (boolean one : unknown) {
            known += one ? 0 : 1;
        }
        return (double) known / unknown.length;
    }

    /** The targets of a loss: NaN where they are unknown. */
    float[] knownTargets() {
        if (unknown == null) {
            return targets;
        }
        float[] known = targets.clone();
        for (int i = 0; i < known.length; i++) {
            known[i] = unknown[i] ? Float.NaN : known[i];
        }
        return known;
    }

    /**
     * The number of rows.
     *
     * @return How many.
     */
    public int rows() {
        return weights.length;
    }

    /** The same for the same rows, in every JVM. */
    int contentHash() {
        int known = 31 * (31 * Arrays.hashCode(inputs) + Arrays.hashCode(targets)) + Arrays.hashCode(weights);
        return unknown == null ? known : 31 * known + Arrays.hashCode(unknown);
    }

    /**
     * The same rows in standardised units.
     *
     * @param standardisation The shift and scale.
     * @return Inputs and targets standardised.
     */
    public TrainingData standardised(Standardisation standardisation) {
        float[] units = standardisation.standardise(inputs);
        return new TrainingData(
                dimension, units, targets == inputs ? units : standardisation.standardise(targets), weights, unknown);
    }

    /**
     * What a network is to give.
     *
     * @return The targets, shared with this.
     */
    public TargetRows targetRows() {
        return new TargetRows(dimension, targets, weights);
    }

    /** A copy of some of the rows, in an order of which a stretch is taken. */
    TrainingData select(int[] order, int from, int to) {
        return select(order, from, to, null);
    }

    /** Some of the rows, in {@code into} if it has room for just as many; its values are lost. */
    TrainingData select(int[] order, int from, int to, TrainingData into) {
        TrainingData chosen = into != null && into.rows() == to - from
                ? into
                : new TrainingData(
                        dimension,
                        new float[(to - from) * dimension],
                        new float[(to - from) * dimension],
                        new float[to - from],
                        unknown == null ? null : new boolean[(to - from) * dimension]);
        for (int i = from; i < to; i++) {
            System.arraycopy(inputs, order[i] * dimension, chosen.inputs, (i - from) * dimension, dimension);
            System.arraycopy(targets, order[i] * dimension, chosen.targets, (i - from) * dimension, dimension);
            chosen.weights[i - from] = weights[order[i]];
            if (unknown != null) {
                System.arraycopy(unknown, order[i] * dimension, chosen.unknown, (i - from) * dimension, dimension);
            }
        }
        return chosen;
    }

    /** The weights for an objective: one per row, or null where all are 1. */
    float[] weightsUnlessAllOne() {
        for (float weight : weights) {
            if (weight != 1) {
                return weights;
            }
        }
        return null;
    }
}
