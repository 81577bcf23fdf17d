package org.idem4j.tribuo.optimiser;

/** One step of an update rule, its factors worked out, on blocks of parameters θ. */
@FunctionalInterface
public interface UpdateStep {

    /**
     * Moves θ; may be called from several threads at once, on different blocks.
     *
     * @param theta θ.
     * @param g The gradient.
     * @param s The rule's first quantity, if it keeps one.
     * @param r The second, if it keeps two.
     * @param count The floats in the block.
     */
    void move(float[] theta, float[] g, float[] s, float[] r, int count);
}
