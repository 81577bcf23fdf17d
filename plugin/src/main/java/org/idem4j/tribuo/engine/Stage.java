package org.idem4j.tribuo.engine;

import java.util.List;

/**
 * A piece of a network at work, [rows × inputs] → [rows × outputs]. A network is a tree of stages: a leaf computes, a composite
 * is made of other stages. Several threads use a stage at once, each on rows, in a pool and with a share of the gradient of
 * its own.
 */
interface Stage {

    /** The columns that it takes. */
    int inputs();

    /** The columns that it gives. */
    int outputs();

    /** The operations of the matrix products that one row takes. */
    double operations();

    /** The output, in a matrix of the pool; what was computed on the way goes back to it. */
    Matrix forward(Matrix x, MatrixPool memory);

    /**
     * The output, keeping what backpropagation needs.
     *
     * @param x The rows; left as they are.
     * @param share Where the gradient is gathered; one of this stage's own.
     * @param memory The pool, which takes everything back at the end of its scope.
     */
    StagePass pass(Matrix x, GradientShare share, MatrixPool memory);

    /**
     * Room for what a shard gives to the gradient; only in training.
     *
     * @param rows The shard's rows.
     * @param kind What it is for.
     */
    GradientShare share(int rows, Gathering kind);

    /**
     * Brings the shares of all shards together in the flat gradient.
     *
     * @param shares This stage's own, the first shard's first.
     * @param accumulate Whether to add to what was gathered before.
     */
    void merge(List<GradientShare> shares, boolean accumulate);

    /** What a composite is made of, in the order of their parameters. */
    default List<Stage> parts() {
        return List.of();
    }

    /** Whether the output of a row depends on the batch's other rows, so that the batch can't be cut into shards. */
    default boolean wholeBatch() {
        return parts().stream().anyMatch(Stage::wholeBatch);
    }

    /**
     * Says that the parameters have become others, of which it may keep copies that its products take; nobody may be using it. A
     * {@link ParameterFollower} is told by itself.
     */
    default void parametersChanged() {}

    /** Frees what it has of its own beside its parts, a convolution's kernel say; nobody may be using it. */
    default void close() {}

    /** The stage that is served; where a training step computes with another one, that is not this. */
    default Stage served() {
        return this;
    }
}
