package org.idem4j.tribuo.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/** What one shard's rows give to the gradient of a layer's parameters. */
final class DenseShare implements GradientShare {

    /**
     * The factors of a product that is left to {@link DenseGradient#merge}, all shards' rows.
     *
     * @param x [rows × inputs].
     * @param delta [rows × outputs].
     */
    record Factors(Matrix x, Matrix delta) {}

    private final DenseKernel kernel;
    private final boolean gathers;
    private final FloatPointer weights;
    private final Matrix memory;
    private final float[][] columnSums;
    private final List<Factors> leftOver = new ArrayList<>();
    private boolean accumulate;
    private boolean empty = true;

    /**
     * A share.
     *
     * @param rows The most rows of an application.
     * @param kind What it is for.
     * @param weights Where the gradient of the weights goes; null if that is left over, or not gathered.
     * @param memory What is to be freed with the share; null if nothing is.
     */
    DenseShare(DenseKernel kernel, int rows, Gathering kind, FloatPointer weights, Matrix memory) {
        this.kernel = kernel;
        this.gathers = kind != Gathering.NOTHING;
        this.weights = weights;
        this.memory = memory;
        this.columnSums = Blocks.places(rows, kernel.outputs());
    }

    @Override
    public void begin(boolean toBeAddedTo) {
        accumulate = toBeAddedTo;
        empty = true;
        leftOver.clear();
        for (float[] sums : columnSums) {
            Arrays.fill(sums, 0);
        }
    }

    /** Where {@link DenseKernel#differentiate} adds the columns of δ, which are the bias's gradient. */
    float[][] columnSums() {
        return columnSums;
    }

    /** Adds one application; x and δ must stay as they are if {@link #keepsFactors}. */
    void add(Matrix x, Matrix delta) {
        if (!gathers) {
            return;
        }
        empty = false;
        if (weights == null) {
            leftOver.add(new Factors(x.whole(), delta.whole()));
        } else {
            kernel.weightGradient(x, delta, 0, kernel.outputs(), weights, accumulate);
            accumulate = true;
        }
    }

    @Override
    public boolean isEmpty() {
        return empty;
    }

    boolean keepsFactors() {
        return gathers && weights == null;
    }

    List<Factors> leftOver() {
        return leftOver;
    }

    Matrix memory() {
        return memory;
    }

    @Override
    public long bytes() {
        return memory == null ? 0 : memory.bytes();
    }

    /** Adds this share of the bias's gradient. */
    void addBias(float[] total) {
        Blocks.fold(columnSums, total);
    }

    @Override
    public void close() {
        if (memory != null) {
            memory.close();
        }
    }
}
