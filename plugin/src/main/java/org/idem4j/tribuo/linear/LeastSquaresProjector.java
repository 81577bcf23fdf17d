package org.idem4j.tribuo.linear;

import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.corrector.matrix.Purification;
import org.idem4j.tribuo.corrector.matrix.Purifier;
import org.idem4j.tribuo.engine.BlasProduct;
import org.idem4j.tribuo.engine.Engine;
import org.tribuo.math.la.DenseMatrix;

/** The projector that a least-squares matrix of a rank becomes by purification. */
public final class LeastSquaresProjector {

    private LeastSquaresProjector() {}

    /**
     * Purifies the projector of a rank, which is one but for rounding.
     *
     * @param squares The least-squares problem.
     * @param rank The projector's rank.
     * @return A purification that has converged.
     * @throws IllegalArgumentException If the rows do not have as many directions as the rank.
     * @throws IllegalStateException If rounding kept it from converging; the message says what to do.
     */
    public static Purification of(LeastSquares squares, int rank) {
        Purification purification;
        try (BlasProduct blas = Engine.matrixProduct()) {
            purification = purified(squares.projector(rank), blas);
        }
        if (!purification.converged()) {
            throw new IllegalStateException("The least-squares projector of rank " + rank
                    + " is too far from idempotent to be made so: the columns follow from each other up to rounding. Set a"
                    + " smaller 'rank', or a 'ridge' such as 0.1.");
        }
        return purification;
    }

    /**
     * The projector of full rank, the identity, whatever the rows are.
     *
     * @param n The columns.
     * @return The purified projector, which leaves each row as it is.
     */
    public static Purification whole(int n) {
        DenseMatrix identity = new DenseMatrix(n, n);
        for (int i = 0; i < n; i++) {
            identity.set(i, i, 1);
        }
        try (BlasProduct blas = Engine.matrixProduct()) {
            return purified(identity, blas);
        }
    }

    private static Purification purified(DenseMatrix projector, BlasProduct blas) {
        return Purifier.of(Corrector.mcWeeny()).with(blas).purify(projector);
    }
}
