package org.idem4j.tribuo.engine;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/** What one shard's rows give to the gradient of weights, and of a bias that goes with them. */
final class WeightShare implements GradientShare {

    private final FloatPointer weights;
    private final Matrix memory;
    private final float[][] biasSums;
    private boolean accumulate;
    private boolean empty = true;

    private WeightShare(FloatPointer weights, Matrix memory, float[][] biasSums) {
        this.weights = weights;
        this.memory = memory;
        this.biasSums = biasSums;
    }

    /**
     * A share.
     *
     * @param weightCount The weights.
     * @param place Where the gradient of the weights belongs.
     * @param biasSums Zeros for the places of the error's blocks; none without a bias.
     */
    static WeightShare of(Gathering kind, int weightCount, FloatPointer place, float[][] biasSums) {
        return switch (kind) {
            case IN_PLACE -> new WeightShare(place, null, biasSums);
            case APART -> {
                Matrix own = Matrix.allocate(1, weightCount);
                yield new WeightShare(own.at(0), own, biasSums);
            }
            case NOTHING -> new WeightShare(null, null, biasSums);
        };
    }

    /** Whether the gradient of the weights is to be computed. */
    boolean gathers() {
        return weights != null;
    }

    /** Adds the weights' gradients of all shards but the first, which has written its where it belongs. */
    static void addOthers(List<GradientShare> shares, FloatPointer gradient, int count) {
        List<Matrix> others = shares.stream()
                .skip(1)
                .map(share -> ((WeightShare) share).memory)
                .toList();
        if (!others.isEmpty()) {
            Loops.addAll(gradient, others, count);
        }
    }

    @Override
    public void begin(boolean toBeAddedTo) {
        accumulate = toBeAddedTo;
        empty = true;
        for (float[] sums : biasSums) {
            Arrays.fill(sums, 0);
        }
    }

    /** Where the error is summed, which is the bias's gradient. */
    float[][] biasSums() {
        return biasSums;
    }

    FloatPointer weights() {
        return weights;
    }

    /** Whether this product is to be added to what is there; the next one is. */
    boolean added() {
        boolean add = accumulate;
        accumulate = true;
        empty = false;
        return add;
    }

    @Override
    public boolean isEmpty() {
        return empty;
    }

    @Override
    public long bytes() {
        return memory == null ? 0 : memory.bytes();
    }

    @Override
    public void close() {
        if (memory != null) {
            memory.close();
        }
    }
}
