package org.idem4j.tribuo.linear;

import org.idem4j.tribuo.corrector.Corrector;
import org.idem4j.tribuo.corrector.matrix.Purification;
import org.idem4j.tribuo.corrector.matrix.Purifier;
import org.idem4j.tribuo.engine.BlasProduct;
import org.idem4j.tribuo.engine.Engine;

/** The projector that a least-squares matrix becomes by purification. */
public final class LeastSquaresProjector {

    private LeastSquaresProjector() {}

    /**
     * Purifies: eigenvalues above ½ go to 1 and the others to 0, or the largest so many to 1.
     *
     * @param squares The least-squares problem.
     * @param rank The projector's rank; 0 for as many directions as exceed the noise.
     * @return A purification that has converged.
     * @throws IllegalArgumentException If the rows do not have as many directions as the rank.
     * @throws IllegalStateException If it did not converge; the message says why.
     */
    public static Purification of(LeastSquares squares, int rank) {
        Purification purification;
        try (BlasProduct blas = Engine.matrixProduct()) {
            // A rank's projector is one but for rounding; of the other matrix any real eigenvalue is brought in.
            purification = rank == 0
                    ? Purifier.contracting(Corrector.mcWeeny()).with(blas).purify(squares.matrix())
                    : Purifier.of(Corrector.mcWeeny()).with(blas).purify(squares.projector(rank));
        }
        if (!purification.converged()) {
            throw new IllegalStateException("The least-squares matrix could not be made idempotent. "
                    + purification.outcome().explanation()
                    + " Or choose the rank yourself: set 'rank'.");
        }
        return purification;
    }
}
