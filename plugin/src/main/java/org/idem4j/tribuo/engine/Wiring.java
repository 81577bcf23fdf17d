package org.idem4j.tribuo.engine;

import java.util.List;
import org.idem4j.tribuo.optimiser.OptimiserState;

/** How the dense layers of a network are put together, for the threads of several shards at once. */
interface Wiring {

    /** The layers whose gradients a training gathers, always in the same order. */
    List<FusedDenseLayer> layers();

    /** The operations of the matrix products that one row takes. */
    double operations();

    /** f(x), in a matrix of the pool; what was computed on the way goes back to it. */
    Matrix forward(Matrix x, MatrixPool memory);

    /**
     * f(x), keeping what backpropagation needs.
     *
     * @param x The rows; left as they are.
     * @param gradient A share for each of the {@link #layers}.
     * @param memory The pool, which takes everything back at the end of its scope.
     */
    Pass pass(Matrix x, GradientShare[] gradient, MatrixPool memory);

    /** The network that is served; where a training step computes with another one, that is not this. */
    default Wiring served() {
        return this;
    }

    /** Called when the layers' gradients have been brought together, of which other parameters' follow. */
    default void gathered() {}

    /** Called when the optimiser has moved the parameters, from which others follow. */
    default void moved() {}

    /** Called when the parameters have been set anew, whatever they were before. */
    default void placed() {}

    /** What is kept of the parameters in double precision ({@link OptimiserState#exact}). */
    default List<double[]> exact() {
        return List.of();
    }

    /** Called after {@link #placed} to go on from what was kept. */
    default void restore(List<double[]> exact) {}
}
