package org.idem4j.tribuo.engine;

import java.util.List;

/**
 * An {@link AdditiveCoupling} at work in a training, on columns h [n × rows] that lie one after the other.
 *
 * @param read The columns that its net takes.
 * @param shifted The columns that the net is added to.
 * @param net The net's layers.
 */
record NarrowCoupling(int[] read, int[] shifted, List<NarrowLayer> net) {

    /** h[shifted] += ±m(h[read]), keeping what {@link #backward} needs. */
    void shift(float[] h, int sign, NarrowPass.OfCoupling kept, NarrowScratch scratch) {
        int rows = scratch.rows();
        float[] values = scratch.first();
        for (int i = 0; i < read.length; i++) {
            System.arraycopy(h, read[i] * rows, values, i * rows, rows);
        }
        kept.value(0).write(values);
        for (int layer = 0; layer < net.size(); layer++) {
            net.get(layer).forward(kept.value(layer), kept.value(layer + 1), values);
        }
        for (int i = 0; i < shifted.length; i++) {
            add(values, i * rows, sign, h, shifted[i] * rows, rows);
        }
    }

    /**
     * Backpropagation: dL/dm = ±dL/dh[shifted], and dL/dh[read] += Jᵀ dL/dm, where J is the derivative of m.
     *
     * @param error dL/dh of what the shift gave; becomes that of what it took.
     * @param toInput Whether the error is wanted further.
     */
    void backward(
            float[] error,
            int sign,
            boolean toInput,
            NarrowPass.OfCoupling kept,
            List<NarrowShare.OfLayer> shares,
            NarrowScratch scratch) {
        int rows = scratch.rows();
        float[] values = scratch.first();
        for (int i = 0; i < shifted.length; i++) {
            times(sign, error, shifted[i] * rows, values, i * rows, rows);
        }
        for (int layer = net.size() - 1; layer >= 0; layer--) {
            NarrowLayer at = net.get(layer);
            NarrowMatrix delta = scratch.delta(at.outputs());
            at.differentiate(
                    kept.value(layer), kept.value(layer + 1), delta, shares.get(layer), values, scratch.second());
            if (layer > 0 || toInput) {
                NarrowMatrix below = scratch.error(at.inputs());
                at.inputError(delta, below);
                below.read(values);
            }
        }
        if (toInput) {
            for (int i = 0; i < read.length; i++) {
                add(values, i * rows, 1, error, read[i] * rows, rows);
            }
        }
    }

    private static void add(float[] source, int from, int sign, float[] target, int to, int count) {
        for (int i = 0; i < count; i++) {
            target[to + i] += sign * source[from + i];
        }
    }

    private static void times(int sign, float[] source, int from, float[] target, int to, int count) {
        for (int i = 0; i < count; i++) {
            target[to + i] = sign * source[from + i];
        }
    }
}
