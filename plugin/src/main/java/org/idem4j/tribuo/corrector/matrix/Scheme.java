package org.idem4j.tribuo.corrector.matrix;

/** Which polynomial each step of a purification applies. */
sealed interface Scheme permits FixedScheme, TraceScheme {

    /** Moves a matrix, in place, to where the steps begin. */
    default void prepare(SquareMatrix k) {}

    /**
     * The polynomial of a step.
     *
     * @param k The matrix.
     * @param e K² − K.
     */
    CentredForm step(SquareMatrix k, SquareMatrix e);

    /** Convergence is certain where ‖K² − K‖ is below this; 0 if no bound on it is enough. */
    double guarantee();

    /** By how much a step drives eigenvalues away from the fixed point between 0 and 1, above 1. */
    double repulsion();
}
