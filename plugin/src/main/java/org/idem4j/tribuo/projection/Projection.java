package org.idem4j.tribuo.projection;

import java.util.random.RandomGenerator;

/** An orthogonal projector A of R<sup>n</sup>, A² = A = Aᵀ, that follows from free parameters θ. */
public sealed interface Projection permits SpanProjection, PurifiedProjection {

    /**
     * n.
     *
     * @return The columns of A.
     */
    int dimension();

    /**
     * The number of parameters.
     *
     * @return How many floats θ has.
     * @throws ArithmeticException If there are more than 2³¹ − 1.
     */
    int parameterCount();

    /**
     * Draws the first parameters.
     *
     * @param random The source of randomness.
     * @return θ.
     */
    float[] draw(RandomGenerator random);

    /**
     * The first parameters for rows that are known: with a rank, those of the projector on its leading directions.
     *
     * @param directions The rows' directions, of n columns.
     * @param random The source of randomness, for what the rows do not say.
     * @return θ.
     */
    float[] start(PrincipalDirections directions, RandomGenerator random);

    /**
     * Directions that span the range of A.
     *
     * @param parameters θ.
     * @return As many as the rank, orthonormal, one after the other, [rank × n].
     * @throws IllegalArgumentException If θ gives no projector.
     */
    float[] range(float[] parameters);

    /**
     * A projector to be learnt, or only applied.
     *
     * @param parameters θ; copied.
     * @return The projector.
     * @throws IllegalArgumentException If θ gives no projector.
     */
    LearntProjector open(float[] parameters);
}
