package org.idem4j.tribuo.engine;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * The arithmetic of normalisations, a(γ(x − m)/d + β) with mean m and deviation d of groups of channels over a range of pixels
 * whose channels lie side by side. A pixel's channels fit in a block.
 *
 * @param channels The channels.
 * @param groups How many groups of as many neighbouring channels share their statistics.
 * @param epsilon What is added to a variance.
 * @param function a.
 */
record Normaliser(int channels, int groups, double epsilon, FusedActivation function) {

    /** Arrays of the thread that computes: made anew for each image they would be most of what a step leaves to be collected. */
    private static final ThreadLocal<float[][]> LANES = ThreadLocal.withInitial(() -> new float[6][Blocks.SIZE]);

    /** Sums per channel, likewise. */
    private static final ThreadLocal<double[][]> SUMS = ThreadLocal.withInitial(() -> new double[4][Blocks.SIZE]);

    /**
     * Of each group.
     *
     * @param means m.
     * @param variances Without what is added.
     */
    record Statistics(double[] means, double[] variances) {}

    /** The statistics over the pixels of a range. */
    Statistics statistics(Matrix x, int from, int to) {
        int length = places(from, to);
        float[] lanes = zeros(0, length);
        Blocks.rows(from, to, channels, (scratch, at, count, panel) -> {
            x.read(at, scratch[0], count);
            add(lanes, scratch[0], count);
        });
        double[] means = perGroup(folded(0, lanes, length), to - from);
        float[] middle = repeated(1, means, length);
        float[] squares = zeros(2, length);
        Blocks.rows(from, to, channels, (scratch, at, count, panel) -> {
            x.read(at, scratch[0], count);
            addSquares(squares, scratch[0], middle, count);
        });
        return new Statistics(means, perGroup(folded(0, squares, length), to - from));
    }

    /** The places of the blocks of a range, as {@link Blocks#places} lays them out. */
    private int places(int from, int to) {
        return Math.min(to - from, Blocks.SIZE / channels) * channels;
    }

    /** The thread's array of a number, with zeros at its places. */
    private static float[] zeros(int number, int length) {
        float[] lanes = LANES.get()[number];
        Arrays.fill(lanes, 0, length, 0);
        return lanes;
    }

    /** The thread's array of a number, with the sums per channel of an array's places. */
    private double[] folded(int number, float[] lanes, int length) {
        double[] sums = SUMS.get()[number];
        Arrays.fill(sums, 0, channels, 0);
        for (int from = 0; from < length; from += channels) {
            for (int c = 0; c < channels; c++) {
                sums[c] += lanes[from + c];
            }
        }
        return sums;
    }

    /** The means over groups and pixels of sums per channel. */
    private double[] perGroup(double[] sums, int pixels) {
        int size = channels / groups;
        double[] means = new double[groups];
        for (int c = 0; c < channels; c++) {
            means[c / size] += sums[c] / ((double) pixels * size);
        }
        return means;
    }

    /** The thread's array of a number, with each channel's value of its group again and again. */
    private float[] repeated(int number, double[] ofGroups, int length) {
        int size = channels / groups;
        return repeated(number, c -> ofGroups[c / size], length);
    }

    /** The thread's array of a number, with each channel's value again and again. */
    private float[] repeated(int number, IntToDoubleFunction ofChannel, int length) {
        float[] lanes = LANES.get()[number];
        for (int c = 0; c < channels; c++) {
            lanes[c] = (float) ofChannel.applyAsDouble(c);
        }
        Blocks.repeat(channels, lanes, length);
        return lanes;
    }

    /** 1/d of each group. */
    private double[] inverses(Statistics of) {
        double[] inverses = new double[groups];
        for (int g = 0; g < groups; g++) {
            inverses[g] = 1 / Math.sqrt(of.variances()[g] + epsilon);
        }
        return inverses;
    }

    /**
     * y ← a(γ(x − m)/d + β) over a range of pixels.
     *
     * @param scale γ.
     * @param shift β.
     */
    void normalise(Matrix x, Matrix y, int from, int to, Statistics of, float[] scale, float[] shift) {
        int length = places(from, to);
        int size = channels / groups;
        double[] inverses = inverses(of);
        float[] middle = repeated(0, of.means(), length);
        float[] factor = repeated(1, c -> scale[c] * inverses[c / size], length);
        float[] offset = repeated(2, c -> shift[c], length);
        Blocks.rows(from, to, channels, (scratch, at, count, panel) -> {
            float[] block = scratch[0];
            x.read(at, block, count);
            place(block, middle, factor, offset, count);
            function.activate(block, count);
            y.write(at, block, count);
        });
    }

    /**
     * What statistics of the very range have to do with its error.
     *
     * @param scale γ.
     * @param ofScale dL/dγ is added here.
     * @param ofShift dL/dβ is added here.
     */
    record Sums(float[] scale, double[] ofScale, double[] ofShift) {}

    /**
     * Backpropagation over a range of pixels, whose statistics are its own.
     *
     * @param dy dL/dy.
     * @param dx Becomes dL/dx if it is wanted; may be dy.
     */
    void differentiate(
            Matrix x, Matrix y, Matrix dy, Matrix dx, int from, int to, Statistics of, Sums sums, boolean toInput) {
        int length = places(from, to);
        float[] products = zeros(0, length);
        float[] errors = zeros(1, length);
        float[] middle = repeated(2, of.means(), length);
        Blocks.rows(from, to, channels, (scratch, at, count, panel) -> {
            float[] delta = scratch[1];
            dy.read(at, delta, count);
            y.read(at, scratch[0], count);
            function.differentiate(scratch[0], delta, count);
            dx.write(at, delta, count);
            add(errors, delta, count);
            x.read(at, scratch[0], count);
            addProducts(products, delta, scratch[0], middle, count);
        });
        double[] ofErrors = folded(0, errors, length);
        double[] ofProducts = folded(1, products, length);
        int size = channels / groups;
        double[] inverses = inverses(of);
        double[] scaledErrors = SUMS.get()[2];
        double[] scaledProducts = SUMS.get()[3];
        for (int c = 0; c < channels; c++) {
            ofProducts[c] *= inverses[c / size];
            sums.ofShift()[c] += ofErrors[c];
            sums.ofScale()[c] += ofProducts[c];
            scaledErrors[c] = sums.scale()[c] * ofErrors[c];
            scaledProducts[c] = sums.scale()[c] * ofProducts[c];
        }
        if (toInput) {
            toInput(
                    x,
                    dx,
                    from,
                    to,
                    of,
                    sums.scale(),
                    perGroup(scaledErrors, to - from),
                    perGroup(scaledProducts, to - from));
        }
    }

    /** dx ← (γδ − e − p(x − m)/d)/d, with e and p the means of γδ and of γδ(x − m)/d; dx holds δ. */
    private void toInput(Matrix x, Matrix dx, int from, int to, Statistics of, float[] scale, double[] e, double[] p) {
        int size = channels / groups;
        int length = places(from, to);
        double[] inverses = inverses(of);
        float[] middle = repeated(2, of.means(), length);
        float[] a = repeated(3, c -> scale[c] * inverses[c / size], length);
        float[] b = repeated(4, c -> -p[c / size] * inverses[c / size] * inverses[c / size], length);
        float[] k = repeated(5, c -> -e[c / size] * inverses[c / size], length);
        Blocks.rows(from, to, channels, (scratch, at, count, panel) -> {
            x.read(at, scratch[0], count);
            place(scratch[0], middle, b, k, count);
            dx.read(at, scratch[1], count);
            addScaled(scratch[0], a, scratch[1], count);
            dx.write(at, scratch[0], count);
        });
    }

    private static void add(float[] sums, float[] values, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += values[i];
        }
    }

    private static void addSquares(float[] sums, float[] values, float[] middle, int count) {
        for (int i = 0; i < count; i++) {
            float difference = values[i] - middle[i];
            sums[i] += difference * difference;
        }
    }

    private static void addProducts(float[] sums, float[] a, float[] values, float[] middle, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += a[i] * (values[i] - middle[i]);
        }
    }

    private static void addScaled(float[] sums, float[] factors, float[] values, int count) {
        for (int i = 0; i < count; i++) {
            sums[i] += factors[i] * values[i];
        }
    }

    private static void place(float[] values, float[] middle, float[] factor, float[] offset, int count) {
        for (int i = 0; i < count; i++) {
            values[i] = (values[i] - middle[i]) * factor[i] + offset[i];
        }
    }
}
