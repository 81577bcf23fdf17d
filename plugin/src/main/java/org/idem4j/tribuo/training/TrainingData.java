package org.idem4j.tribuo.training;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.idem4j.onnx.selfmap.SelfMap;
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
 */
public record TrainingData(int dimension, float[] inputs, float[] targets, float[] weights) {

    /** About a millisecond of work. */
    private static final int ROWS_WORTH_THREADS = 4_096;

    /**
     * Reads a data set.
     *
     * @param dataset The examples.
     * @param selfMap Its self-map.
     * @return The rows, raw.
     * @throws IllegalArgumentException If it is empty, has one column, a value that is not finite, an output that is
     *     unknown or not the self-map's, a negative weight, or weights that are all zero.
     */
    public static TrainingData of(Dataset<Regressor> dataset, SelfMap selfMap) {
        int n = selfMap.dimension();
        if (n < 2) {
            throw new IllegalArgumentException("A self-map of one column ('"
                    + selfMap.names().get(0) + "') leaves nothing to repair it from; at least two columns are needed.");
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
        return data;
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
                selfMap.copyFeatures(example, inputs, row * dimension);
                selfMap.copyTarget(example.getOutput(), targets, row * dimension);
            } catch (IllegalArgumentException e) {
                return new Part(0, new IllegalArgumentException("Row " + (row + 1) + ": " + e.getMessage(), e));
            }
            weights[row] = weight;
            total += weight;
        }
        return new Part(total, null);
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
        return 31 * (31 * Arrays.hashCode(inputs) + Arrays.hashCode(targets)) + Arrays.hashCode(weights);
    }

    /**
     * The same rows in standardised units.
     *
     * @param standardisation The shift and scale.
     * @return Inputs and targets standardised.
     */
    public TrainingData standardised(Standardisation standardisation) {
        return new TrainingData(
                dimension, standardisation.standardise(inputs), standardisation.standardise(targets), weights);
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
                        new float[to - from]);
        for (int i = from; i < to; i++) {
            System.arraycopy(inputs, order[i] * dimension, chosen.inputs, (i - from) * dimension, dimension);
            System.arraycopy(targets, order[i] * dimension, chosen.targets, (i - from) * dimension, dimension);
            chosen.weights[i - from] = weights[order[i]];
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

    /** The row numbers 0 … count − 1 in order. */
    static int[] inOrder(int count) {
        return IntStream.range(0, count).toArray();
    }

    /** Fisher and Yates' shuffle. */
    static void shuffle(int[] order, RandomGenerator random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }
}
